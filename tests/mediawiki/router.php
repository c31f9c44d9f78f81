<?php
// What `php -S` asks on each request: pretty addresses, thumbnails on demand, and faults that a test has ordered.
$folder = __DIR__;

/** Takes the first fault of faults.json that fits this request and counts it down. */
function take_fault( string $file ): ?array {
	if ( !is_file( $file ) || isset( $_SERVER['HTTP_X_PASSED_ON'] ) ) {
		return null;
	}
	$handle = fopen( $file, 'c+' );
	flock( $handle, LOCK_EX );
	$faults = json_decode( stream_get_contents( $handle ), true ) ?: [];
	$texts = array_map( static fn ( $value ) => is_string( $value ) ? substr( $value, 0, 200 ) : '', $_POST );
	$request = "{$_SERVER['REQUEST_METHOD']} {$_SERVER['REQUEST_URI']} " . http_build_query( $texts );
	$found = null;
	foreach ( $faults as &$fault ) {
		if ( $fault['times'] > 0 && preg_match( '~' . $fault['match'] . '~', $request ) ) {
			if ( $fault['skip'] > 0 ) {
				$fault['skip']--;
			} else {
				$fault['times']--;
				$found = $fault;
			}
			break;
		}
	}
	unset( $fault );
	ftruncate( $handle, 0 );
	rewind( $handle );
	fwrite( $handle, json_encode( $faults ) );
	fclose( $handle );
	return $found;
}

/** Carries the fault out; true where it has answered in the wiki's place. */
function carry_out( array $fault ): bool {
	usleep( (int)( $fault['delay_s'] * 1e6 ) );
	switch ( $fault['outcome'] ) {
		case 'pass':
			return false;
		case 'lose_answer':
			pass_on();
			// No break: the deed is done, the connection ends without a byte.
		case 'drop':
			posix_kill( getmypid(), SIGKILL );
	}
	http_response_code( $fault['status'] );
	array_map( 'header', $fault['headers'] );
	echo $fault['body'];
	return true;
}

/** Has another worker answer this request, and keeps the answer to itself. */
function pass_on(): void {
	$files = array_map( static fn ( $file ) => new CURLFile( $file['tmp_name'] ), $_FILES );
	$request = curl_init( "http://{$_SERVER['HTTP_HOST']}{$_SERVER['REQUEST_URI']}" );
	curl_setopt_array( $request, [
		CURLOPT_RETURNTRANSFER => true,
		CURLOPT_PROXY => '',
		CURLOPT_HTTPHEADER => [ 'X-Passed-On: 1' ],
		CURLOPT_COOKIE => $_SERVER['HTTP_COOKIE'] ?? '',
		CURLOPT_POSTFIELDS => $files + $_POST,
	] );
	curl_exec( $request );
}

/** Runs one of MediaWiki's entry points in the place of the address asked for. */
function run_script( string $script ): string {
	$path = "{$_SERVER['DOCUMENT_ROOT']}/w/$script";
	$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = "/w/$script";
	$_SERVER['SCRIPT_FILENAME'] = $path;
	chdir( dirname( $path ) );
	return $path;
}

/** Notes a request and how long it took, for those who count; only where the file for it is there. */
function note( string $file ): void {
	if ( !is_file( $file ) || isset( $_SERVER['HTTP_X_PASSED_ON'] ) ) {
		return;
	}
	$begin = microtime( true );
	register_shutdown_function( static function () use ( $file, $begin ) {
		$texts = array_map( static fn ( $value ) => is_string( $value ) ? substr( $value, 0, 200 ) : '', $_POST );
		$line = [
			'begin_s' => $begin, 'end_s' => microtime( true ), 'params' => (object)( $texts + $_GET ),
			'files' => array_keys( $_FILES ),
		];
		file_put_contents( $file, json_encode( $line ) . "\n", FILE_APPEND );
	} );
}

note( "$folder/requests.jsonl" );
$fault = take_fault( "$folder/faults.json" );
if ( $fault !== null && carry_out( $fault ) ) {
	return true;
}
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/';
if ( $path === '/' || str_starts_with( $path, '/wiki/' ) ) {
	require run_script( 'index.php' );
	return true;
}
if ( str_starts_with( $path, '/images/thumb/' ) && !is_file( $_SERVER['DOCUMENT_ROOT'] . rawurldecode( $path ) ) ) {
	require run_script( 'thumb_handler.php' );
	return true;
}
return false;
