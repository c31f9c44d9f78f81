<?php
// The settings of a throw-away wiki that answers as Commons does. Everything is relative to the folder of this file
// and the port comes from the environment: a copy of the folder is a second wiki.
if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}
$folder = __DIR__;
$wgSitename = 'TestCommons';
$wgMetaNamespace = 'Commons';
$wgServer = 'http://127.0.0.1:' . ( getenv( 'WIKI_PORT' ) ?: '80' );
$wgCanonicalServer = $wgServer;
$wgScriptPath = '/w';
$wgArticlePath = '/wiki/$1';
$wgUsePathInfo = true;
$wgLanguageCode = 'en';
$wgLocaltimezone = 'UTC';
$wgSecretKey = str_repeat( '0123456789abcdef', 4 );
$wgUpgradeKey = '0123456789abcdef';
$wgEnableEmail = false;
$wgPingback = false;
$wgShowExceptionDetails = true;
$wgDeprecationReleaseLimit = '1.x';
error_reporting( E_ALL & ~E_DEPRECATED );
$wgDefaultSkin = 'vector';
wfLoadSkin( 'Vector' );

// SQLite, with the busy tables (cache, jobs) in files of their own. IMMEDIATE: a transaction that begins as a reader
// cannot then fail to become a writer.
$sqlite = static fn ( $name ) => [
	'type' => 'sqlite', 'dbname' => $name, 'tablePrefix' => '', 'dbDirectory' => "$folder/data",
	'variables' => [ 'synchronous' => 'OFF' ], 'trxMode' => 'IMMEDIATE', 'flags' => 0,
];
$wgDBtype = 'sqlite';
$wgDBname = 'commons';
$wgSQLiteDataDir = "$folder/data";
$wgDBservers = [ [ 'load' => 1, 'flags' => DBO_DEFAULT ] + $sqlite( 'commons' ) ];
$wgObjectCaches[CACHE_DB] = [
	'class' => SqlBagOStuff::class, 'loggroup' => 'SQLBagOStuff', 'server' => $sqlite( 'wikicache' ),
];
$wgJobTypeConf['default'] = [ 'class' => 'JobQueueDB', 'claimTTL' => 3600, 'server' => $sqlite( 'commons_jobqueue' ) ];
$wgMainCacheType = CACHE_DB;
$wgSessionCacheType = CACHE_DB;
$wgParserCacheType = CACHE_DB;
$wgMessageCacheType = CACHE_DB;
$wgCacheDirectory = "$folder/cache";
$wgLocalisationCacheConf['store'] = 'array';
$wgLocalisationCacheConf['manualRecache'] = true;
$wgInvalidateCacheOnLocalSettingsChange = false;

// Uploads as on Commons: its extensions, its chunks, its stash of 48 hours.
// See https://noc.wikimedia.org/conf/ (read 2026-08)
$wgEnableUploads = true;
$wgUploadDirectory = "$folder/images";
$wgUploadPath = '/images';
$wgFileExtensions = [
	'tiff', 'tif', 'png', 'gif', 'jpg', 'jpeg', 'webp', 'xcf', 'mid', 'ogg', 'ogv', 'svg', 'djvu', 'stl', 'oga',
	'flac', 'opus', 'wav', 'webm', 'mp3', 'midi', 'mpg', 'mpeg', 'pdf',
];
$wgProhibitedFileExtensions = array_merge( $wgProhibitedFileExtensions, [ 'txt', 'mht' ] );
$wgMaxUploadSize = 5 * 1024 ** 3;
$wgMinUploadChunkSize = 1024;
$wgUploadStashMaxAge = 48 * 60 * 60;
$wgEnableAsyncUploads = true;
// Thumbnails are made on the first GET by the router's 404 branch.
$wgGenerateThumbnailOnParse = false;
$wgMaxImageArea = false;
$wgLegalTitleChars = " %!\"$&'()*,\\-.\\/0-9:;=?@A-Z\\\\^_`a-z~\\x80-\\xFF+";

// Jobs run when a test says so, never inside a web request. An empty list of exclusions, else a plain runJobs.php
// never runs the jobs of an async upload.
$wgJobRunRate = 0;
$wgJobTypesExcludedFromDefaultQueue = [];

$wgEnableBotPasswords = true;
$wgGroupPermissions['*']['createaccount'] = false;
$wgGroupPermissions['user']['upload'] = true;
$wgGroupPermissions['user']['reupload'] = false;
$wgGroupPermissions['user']['reupload-own'] = true;
$wgGroupPermissions['autoconfirmed']['reupload'] = true;
$wgGroupPermissions['autopatrolled']['autopatrol'] = true;
$wgRateLimits = [];
$wgPasswordAttemptThrottle = [ [ 'count' => 1000, 'seconds' => 300 ] ];

wfLoadExtension( 'TitleBlacklist' );
$wgTitleBlacklistSources = [ [ 'type' => 'localpage', 'src' => 'MediaWiki:Titleblacklist' ] ];
wfLoadExtension( 'ParserFunctions' );

// Captions and statements. Clients look for the extension's name before they use them.
$wgAutoloadClasses += array_fill_keys(
	[ 'MediaInfoContent', 'MediaInfoHandler', 'EntityChanges', 'EntityRefusal' ], "$folder/Entities.php"
) + array_fill_keys( [ 'ApiGetEntities', 'ApiEditEntity' ], "$folder/EntityApi.php" );
$wgAPIModules += [ 'wbgetentities' => 'ApiGetEntities', 'wbeditentity' => 'ApiEditEntity' ];
$wgContentHandlers['wikibase-mediainfo'] = 'MediaInfoHandler';
$wgHooks['MediaWikiServices'][] = static fn ( $services ) => $services->addServiceManipulator(
	'SlotRoleRegistry',
	static function ( $registry ) {
		$registry->defineRoleWithModel( 'mediainfo', 'wikibase-mediainfo', [ 'display' => 'none' ] );
	}
);
$wgExtensionCredits['wikibase'][] = [ 'name' => 'WikibaseMediaInfo', 'version' => 'stand-in' ];

$wgDBerrorLog = "$folder/log/dberror.log";
$wgDebugLogGroups['exception'] = "$folder/log/exception.log";
$wgDebugLogGroups['error'] = "$folder/log/error.log";

// What a test sets while the wiki runs: {"wgReadOnly": "why"}. Read on each request.
if ( is_file( "$folder/override.json" ) ) {
	foreach ( json_decode( file_get_contents( "$folder/override.json" ), true ) as $name => $value ) {
		$GLOBALS[$name] = $value;
	}
}
