<?php
// `wbgetentities` and `wbeditentity` over the slot `mediainfo` of file pages; see Entities.php.

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\RevisionRecord;
use Wikimedia\ParamValidator\ParamValidator;

/** Entities as slots hold them. */
trait ReadsEntities {
	/** What the slot of a revision holds, null where there is none. */
	private function readEntity( ?RevisionRecord $revision ): ?array {
		if ( $revision === null || !$revision->hasSlot( 'mediainfo' ) ) {
			return null;
		}
		$stored = json_decode( $revision->getContent( 'mediainfo' )->getText(), true );
		$entity = [ 'claims' => [] ];
		foreach ( [ 'labels', 'descriptions' ] as $field ) {
			$entity[$field] = array_column( $stored[$field], 'value', 'language' );
		}
		foreach ( $stored['statements'] as $claims ) {
			$entity['claims'] += array_column( $claims, null, 'id' );
		}
		return $entity;
	}

	/** An entity as it stands in the slot; the API writes empty maps as objects, the slot as lists. */
	private function renderEntity( array $entity, string $id ): array {
		$rendered = [ 'type' => 'mediainfo', 'id' => $id, 'labels' => [], 'descriptions' => [], 'statements' => [] ];
		foreach ( [ 'labels', 'descriptions' ] as $field ) {
			foreach ( $entity[$field] as $language => $text ) {
				$rendered[$field][$language] = [ 'language' => $language, 'value' => $text ];
			}
		}
		foreach ( $entity['claims'] as $claim ) {
			$rendered['statements'][$claim['mainsnak']['property']][] = $claim;
		}
		return $rendered;
	}

	private function renderAnswer( array $entity, string $id ): array {
		$answer = $this->renderEntity( $entity, $id );
		foreach ( [ 'labels', 'descriptions', 'statements' ] as $field ) {
			ApiResult::setArrayType( $answer[$field], 'assoc' );
		}
		return $answer;
	}

	/** The file page that an id means, null where there is none. */
	private function findFilePage( string $id ): ?WikiPage {
		$page = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromID( (int)substr( $id, 1 ) );
		return $page && $page->getTitle()->getNamespace() === NS_FILE ? $page : null;
	}

	private function isEntityId( string $id ): bool {
		return (bool)preg_match( '/^M[1-9]\d{0,9}$/', $id );
	}

	/** @return never */
	private function refuse( EntityRefusal $refusal ) {
		$messages = [];
		foreach ( $refusal->names ?: [ "wikibase-api-{$refusal->apiCode}" ] as $name ) {
			$messages[] = [ 'name' => $name, 'parameters' => [], 'html' => $refusal->getMessage() ];
		}
		$info = new RawMessage( '$1', [ Message::plaintextParam( $refusal->getMessage() ) ] );
		$this->getMain()->dieWithError( $info, $refusal->apiCode, [ 'messages' => $messages ] );
	}
}

class ApiGetEntities extends ApiBase {
	use ReadsEntities;

	public function execute() {
		$entities = [];
		foreach ( $this->extractRequestParams()['ids'] ?? [] as $given ) {
			$id = strtoupper( $given );
			if ( !$this->isEntityId( $id ) ) {
				$this->refuse( new EntityRefusal( 'no-such-entity', "Could not find an entity with the ID \"$given\"." ) );
			}
			$entities[$id] = $this->describe( $id );
		}
		if ( $entities === [] ) {
			$this->refuse( new EntityRefusal( 'param-missing', 'Either provide "ids" or pairs of "sites" and "titles".' ) );
		}
		$this->getResult()->addValue( null, 'entities', $entities );
		$this->getResult()->addValue( null, 'success', 1 );
	}

	private function describe( string $id ): array {
		$page = $this->findFilePage( $id );
		$revision = $page ? $page->getRevisionRecord() : null;
		$entity = $this->readEntity( $revision );
		if ( $entity === null ) {
			return [ 'id' => $id, 'missing' => '' ];
		}
		return [
			'pageid' => $page->getId(),
			'ns' => NS_FILE,
			'title' => $page->getTitle()->getPrefixedText(),
			'lastrevid' => $revision->getId(),
			'modified' => wfTimestamp( TS_ISO_8601, $revision->getTimestamp() ),
		] + $this->renderAnswer( $entity, $id );
	}

	public function getAllowedParams() {
		$several = [ ParamValidator::PARAM_ISMULTI => true ];
		return [
			'ids' => $several, 'sites' => $several, 'titles' => $several, 'props' => $several,
			'languages' => $several, 'sitefilter' => $several, 'redirects' => null,
			'languagefallback' => false, 'normalize' => false,
		];
	}
}

class ApiEditEntity extends ApiBase {
	use ReadsEntities;

	private const NONE = [ 'labels' => [], 'descriptions' => [], 'claims' => [] ];

	public function execute() {
		try {
			$this->edit( $this->extractRequestParams() );
		} catch ( EntityRefusal $refusal ) {
			$this->refuse( $refusal );
		}
	}

	private function edit( array $params ): void {
		$id = strtoupper( $params['id'] ?? '' );
		$page = $this->requirePage( $id );
		$latest = $page->getRevisionRecord();
		$base = $params['baserevid'] ? $this->requireBase( $page, $params['baserevid'] ) : $latest;
		$changes = new EntityChanges( $this->readData( $params['data'], $page, $id ) );
		// Not by the Authority, which from 1.41 on looks at the rate limit as well.
		$permissions = MediaWikiServices::getInstance()->getPermissionManager();
		if ( !$permissions->userCan( 'edit', $this->getUser(), $page->getTitle() ) ) {
			throw new EntityRefusal( 'permissiondenied', 'You do not have the permissions needed to carry out this action.' );
		}
		$old = $this->readEntity( $base ) ?? self::NONE;
		$new = $changes->apply( $params['clear'] ? self::NONE : $old, $id );
		if ( $this->getUser()->pingLimiter( 'edit' ) ) {
			$names = [ 'wikibase-api-failed-save', 'actionthrottledtext' ];
			throw new EntityRefusal( 'failed-save', 'The save has failed.', $names );
		}
		$entity = self::merge( $old, $new, $this->readEntity( $latest ) ?? self::NONE );
		$saved = $this->save( $page, $latest, $entity, self::comment( $changes, $params['summary'] ) );
		$answer = $this->renderAnswer( $entity, $id ) + [ 'lastrevid' => $saved ];
		if ( $saved === $latest->getId() ) {
			$answer['nochange'] = true;
		}
		$this->getResult()->addValue( null, 'entity', $answer );
		$this->getResult()->addValue( null, 'success', 1 );
	}

	private function requirePage( string $id ): WikiPage {
		if ( $id === '' ) {
			throw new EntityRefusal( 'param-illegal', 'Either provide the item "id" or pairs of "site" and "title".' );
		}
		if ( !$this->isEntityId( $id ) ) {
			throw new EntityRefusal( 'invalid-entity-id', "Invalid entity ID: $id" );
		}
		$page = $this->findFilePage( $id );
		if ( $page === null ) {
			throw new EntityRefusal( 'no-such-entity', "Could not find an entity with the ID \"$id\"." );
		}
		return $page;
	}

	/** A revision of the page that holds an entity; one without is none to Wikibase. */
	private function requireBase( WikiPage $page, int $number ): RevisionRecord {
		$revision = MediaWikiServices::getInstance()->getRevisionLookup()->getRevisionById( $number );
		if ( !$revision || $revision->getPageId() !== $page->getId() || !$revision->hasSlot( 'mediainfo' ) ) {
			throw new EntityRefusal( 'nosuchrevid', "No such revision found for M{$page->getId()}: $number" );
		}
		return $revision;
	}

	private function readData( string $json, WikiPage $page, string $id ): array {
		$data = json_decode( $json, true );
		if ( $data === null ) {
			throw new EntityRefusal( 'invalid-json', 'Invalid json: The supplied JSON structure could not be parsed' );
		}
		if ( !is_array( $data ) ) {
			throw new EntityRefusal( 'not-recognized-array', 'Top level structure must be a JSON object' );
		}
		if ( $data !== [] && array_is_list( $data ) ) {
			throw new EntityRefusal( 'not-recognized-string', 'Top level structure must be a JSON object (no keys found)' );
		}
		$facts = [
			'id' => [ $id, 'param-invalid' ],
			'type' => [ 'mediainfo', 'param-invalid' ],
			'pageid' => [ $page->getId(), 'param-illegal' ],
			'ns' => [ NS_FILE, 'param-illegal' ],
			'title' => [ $page->getTitle()->getPrefixedText(), 'param-illegal' ],
		];
		foreach ( $facts as $name => [ $value, $code ] ) {
			if ( isset( $data[$name] ) && $data[$name] !== $value ) {
				throw new EntityRefusal( $code, "Illegal field used in call: \"$name\", must either be correct or not given" );
			}
		}
		return $data;
	}

	/** The latest entity with what changed from old to new; a part that both sides changed is a conflict. */
	private static function merge( array $old, array $new, array $latest ): array {
		foreach ( $old as $part => $values ) {
			foreach ( $values + $new[$part] as $key => $_ ) {
				$wanted = $new[$part][$key] ?? null;
				$before = $values[$key] ?? null;
				if ( self::isSame( $wanted, $before ) ) {
					continue;
				}
				if ( !self::isSame( $latest[$part][$key] ?? null, $before ) ) {
					$names = [ 'wikibase-api-editconflict', 'edit-conflict' ];
					throw new EntityRefusal( 'editconflict', 'Edit conflict.', $names );
				}
				$latest[$part][$key] = $wanted;
			}
			$latest[$part] = array_filter( $latest[$part], static fn ( $value ) => $value !== null );
		}
		return $latest;
	}

	/** Whether two values are the same, whatever the order of their keys. */
	private static function isSame( $one, $other ): bool {
		if ( !is_array( $one ) || !is_array( $other ) ) {
			return $one === $other;
		}
		$differing = array_filter(
			$one, static fn ( $value, $key ) => !self::isSame( $value, $other[$key] ?? null ), ARRAY_FILTER_USE_BOTH
		);
		return $differing === [] && array_diff_key( $other, $one ) === [];
	}

	/** The revision that holds the entity: a new one, or the latest where that holds it already. */
	private function save( WikiPage $page, RevisionRecord $latest, array $entity, string $comment ): int {
		if ( self::isSame( $this->readEntity( $latest ), $entity ) ) {
			return $latest->getId();
		}
		$rendered = $this->renderEntity( $entity, "M{$page->getId()}" );
		$json = json_encode( $rendered, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
		$updater = $page->newPageUpdater( $this->getUser() );
		$updater->setContent( 'mediainfo', new MediaInfoContent( $json ) );
		$isLate = $updater->hasEditConflict( $latest->getId() );
		if ( !$isLate ) {
			$updater->saveRevision( CommentStoreComment::newUnsavedComment( $comment ), EDIT_UPDATE );
		}
		if ( $isLate || !$updater->wasSuccessful() ) {
			throw new EntityRefusal( 'failed-save', 'The save has failed.', [ 'wikibase-api-failed-save', 'edit-conflict' ] );
		}
		return $updater->getNewRevision()->getId();
	}

	/** The summary behind what Wikibase says by itself: a comment in C's form, then `Why`. */
	private static function comment( EntityChanges $changes, ?string $summary ): string {
		$languages = $changes->languages();
		$and = $changes->hasClaims() ? '-and-other' : '';
		$action = $languages ? "update-languages$and-short:0||" . implode( ', ', $languages ) : 'update:0|';
		return trim( "/* wbeditentity-$action */ $summary" );
	}

	public function getAllowedParams() {
		return [
			'id' => null,
			'data' => [ ParamValidator::PARAM_TYPE => 'text', ParamValidator::PARAM_REQUIRED => true ],
			'baserevid' => [ ParamValidator::PARAM_TYPE => 'integer' ],
			'summary' => null, 'tags' => null, 'clear' => false, 'bot' => false,
		];
	}

	public function needsToken() {
		return 'csrf';
	}

	public function isWriteMode() {
		return true;
	}
}
