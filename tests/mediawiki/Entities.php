<?php
// Structured data as on Commons: what a file's slot `mediainfo` may hold, and how a request changes it.
// With EntityApi.php it stands in for Wikibase, which Debian does not package; what is refused, and with which code,
// is Wikibase's. See https://www.mediawiki.org/wiki/Extension:WikibaseMediaInfo (read 2026-11).
// Inside, an entity is [ 'labels' => [ language => text ], 'descriptions' => …, 'claims' => [ GUID => claim ] ].

/** The JSON in the slot. */
class MediaInfoContent extends TextContent {
	public const MODEL = 'wikibase-mediainfo';

	public function __construct( $text ) {
		parent::__construct( $text, self::MODEL );
	}
}

class MediaInfoHandler extends TextContentHandler {
	public function __construct() {
		parent::__construct( MediaInfoContent::MODEL, [ CONTENT_FORMAT_JSON ] );
	}

	protected function getContentClass() {
		return MediaInfoContent::class;
	}
}

/** Why an entity stays as it is. */
class EntityRefusal extends RuntimeException {
	public function __construct( public string $apiCode, string $info, public array $names = [] ) {
		parent::__construct( $info );
	}

	/** What a rule of Wikibase does not let pass. */
	public static function invalid( string $name, string $info ): self {
		return new self( 'modification-failed', $info, [ "wikibase-validator-$name" ] );
	}

	/** A statement that cannot be read. */
	public static function claim( string $info ): self {
		return new self( 'invalid-claim', $info );
	}
}

/** What one request wants changed, read before anything is looked at. */
class EntityChanges {
	private const TERMS = [ 'labels', 'descriptions' ];
	private const VALUE_TYPES = [
		'wikibase-entityid', 'string', 'time', 'globecoordinate', 'quantity', 'monolingualtext',
	];

	/** Texts by field and language; an empty one goes. */
	private array $terms = [];
	/** Pairs of a GUID (or null) and a claim (or null where it goes). */
	private array $claims = [];

	public function __construct( array $data ) {
		if ( isset( $data['aliases'] ) || isset( $data['sitelinks'] ) ) {
			throw new EntityRefusal( 'not-supported', 'MediaInfo cannot have aliases or sitelinks' );
		}
		foreach ( self::TERMS as $field ) {
			foreach ( self::list( $data[$field] ?? [], $field ) as $language => $term ) {
				$this->readTerm( $field, $language, $term );
			}
		}
		$claims = self::list( $data['claims'] ?? [], 'claims' );
		foreach ( array_is_list( $claims ) ? [ $claims ] : $claims as $group ) {
			foreach ( self::list( $group, 'claims' ) as $claim ) {
				$this->readClaim( $claim );
			}
		}
	}

	/** The languages whose texts are named. */
	public function languages(): array {
		return array_keys( array_merge( ...array_values( $this->terms + [ [] ] ) ) );
	}

	public function hasClaims(): bool {
		return $this->claims !== [];
	}

	/** The entity with the changes; the id tells whose GUIDs it takes. */
	public function apply( array $entity, string $id ): array {
		foreach ( $this->terms as $field => $texts ) {
			foreach ( $texts as $language => $text ) {
				unset( $entity[$field][$language] );
				if ( $text !== '' ) {
					$entity[$field][$language] = self::checkTerm( $text );
				}
			}
		}
		foreach ( $this->claims as [ $guid, $claim ] ) {
			$known = $entity['claims'][$guid ?? ''] ?? null;
			if ( $claim === null ) {
				if ( $known === null ) {
					throw new EntityRefusal( 'modification-failed', "Entity does not have claim with GUID $guid" );
				}
				unset( $entity['claims'][$guid] );
				continue;
			}
			$guid ??= $id . '$' . self::newUuid();
			$this->checkClaim( $claim, $guid, $id, $known );
			$entity['claims'][$guid] = [ 'id' => $guid ] + $claim;
		}
		return $entity;
	}

	private function readTerm( string $field, $language, $term ): void {
		if ( !is_array( $term ) ) {
			throw new EntityRefusal( 'not-recognized-array', "An array was expected for the language code $language" );
		}
		if ( !isset( $term['language'] ) ) {
			throw new EntityRefusal( 'missing-language', "'language' was not found in term serialization" );
		}
		if ( !is_int( $language ) && $language !== $term['language'] ) {
			throw new EntityRefusal( 'inconsistent-language', "$language is not equal to {$term['language']}" );
		}
		if ( !preg_match( '/^[a-z]{2,8}(-[a-z0-9]+)*$/', $term['language'] ) ) {
			throw new EntityRefusal( 'not-recognized-language', "Unknown language: {$term['language']}" );
		}
		$text = array_key_exists( 'remove', $term ) ? '' : ( $term['value'] ?? null );
		if ( !is_string( $text ) ) {
			throw new EntityRefusal( 'not-recognized-string', "A string was expected for the key 'value'" );
		}
		$this->terms[$field][$term['language']] = trim( $text );
	}

	private function readClaim( $claim ): void {
		$guid = is_array( $claim ) ? $claim['id'] ?? null : null;
		if ( is_array( $claim ) && array_key_exists( 'remove', $claim ) ) {
			if ( $guid === null ) {
				throw EntityRefusal::claim( 'Cannot remove a claim with no GUID' );
			}
			$this->claims[] = [ $guid, null ];
			return;
		}
		$rank = is_array( $claim ) ? $claim['rank'] ?? 'normal' : '';
		if ( !is_array( $claim ) || !in_array( $claim['type'] ?? '', [ 'statement', 'claim' ] )
			|| !in_array( $rank, [ 'preferred', 'normal', 'deprecated' ] )
		) {
			throw EntityRefusal::claim( 'The claim has no type or an unknown rank' );
		}
		$read = [ 'mainsnak' => self::readSnak( $claim['mainsnak'] ?? null ), 'type' => 'statement' ];
		foreach ( $claim['qualifiers'] ?? [] as $snaks ) {
			foreach ( array_map( [ self::class, 'readSnak' ], $snaks ) as $snak ) {
				$read['qualifiers'][$snak['property']][] = $snak;
			}
		}
		if ( isset( $read['qualifiers'] ) ) {
			$read['qualifiers-order'] = $claim['qualifiers-order'] ?? array_keys( $read['qualifiers'] );
		}
		$this->claims[] = [ $guid, $read + [ 'rank' => $rank ] ];
	}

	/** A snak as it is kept: with its hash, and its value in the form that Wikibase gives back. */
	private static function readSnak( $snak ): array {
		$kind = is_array( $snak ) ? $snak['snaktype'] ?? '' : '';
		$value = $snak['datavalue'] ?? null;
		if ( !in_array( $kind, [ 'value', 'somevalue', 'novalue' ] )
			|| !preg_match( '/^P[1-9]\d*$/', $snak['property'] ?? '' )
			|| ( $kind === 'value' && !in_array( $value['type'] ?? '', self::VALUE_TYPES ) )
			|| ( $kind === 'value' && !isset( $value['value'] ) )
		) {
			throw EntityRefusal::claim( 'The snak cannot be read' );
		}
		$read = [ 'snaktype' => $kind, 'property' => $snak['property'] ];
		$plain = $kind === 'value' ? [ 'datavalue' => self::normalize( $value ) ] : [];
		return $read + [ 'hash' => sha1( json_encode( $read + $plain ) ) ] + $plain;
	}

	private static function normalize( array $datavalue ): array {
		$value = &$datavalue['value'];
		if ( $datavalue['type'] === 'time' ) {
			$value['time'] = preg_replace( '/^([+-])0*(\d{4,}-)/', '$1$2', $value['time'] ?? '' );
		} elseif ( $datavalue['type'] === 'wikibase-entityid' ) {
			$value += [ 'id' => 'Q' . ( $value['numeric-id'] ?? '' ) ];
			$value += [ 'numeric-id' => (int)substr( $value['id'], 1 ) ];
		}
		return [ 'value' => $value, 'type' => $datavalue['type'] ];
	}

	private function checkClaim( array $claim, string $guid, string $id, ?array $known ): void {
		if ( !preg_match( '/^([^$]+)\$[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i', $guid, $parts ) || $parts[1] !== $id ) {
			throw new EntityRefusal( 'modification-failed', 'Statement GUID invalid for given entity' );
		}
		$main = $claim['mainsnak'];
		if ( $known && $known['mainsnak']['property'] !== $main['property'] ) {
			throw new EntityRefusal( 'modification-failed', "Claim with GUID $guid can't change its property" );
		}
		foreach ( array_merge( [ $main ], ...array_values( $claim['qualifiers'] ?? [] ) ) as $snak ) {
			self::checkSnak( $snak );
		}
	}

	/** Properties are those up to P99999; times are whole days at the finest. */
	private static function checkSnak( array $snak ): void {
		if ( strlen( $snak['property'] ) > 6 ) {
			throw EntityRefusal::invalid( 'no-such-property', "Property {$snak['property']} not found" );
		}
		$value = $snak['datavalue']['value'] ?? null;
		$type = $snak['datavalue']['type'] ?? '';
		if ( $type === 'time' && ( $value['precision'] > 11 || !str_ends_with( $value['time'], 'T00:00:00Z' ) ) ) {
			throw EntityRefusal::invalid( 'malformed-value', 'Malformed input: ' . $value['time'] );
		}
		if ( $type === 'string' && ( $value === '' || trim( $value ) !== $value || mb_strlen( $value ) > 1500 ) ) {
			throw EntityRefusal::invalid( 'malformed-value', "Malformed input: $value" );
		}
	}

	private static function checkTerm( string $text ): string {
		if ( mb_strlen( $text ) > 250 ) {
			throw EntityRefusal::invalid( 'label-too-long', 'Must be no more than 250 characters long' );
		}
		if ( preg_match( '/[\v\t]/u', $text ) ) {
			throw EntityRefusal::invalid( 'malformed-value', "Malformed input: $text" );
		}
		return $text;
	}

	private static function newUuid(): string {
		return preg_replace( '/^(.{8})(.{4})(.{4})(.{4})/', '$1-$2-$3-$4-', bin2hex( random_bytes( 16 ) ) );
	}

	private static function list( $value, string $name ): array {
		if ( !is_array( $value ) ) {
			throw new EntityRefusal( 'not-recognized-array', "List of $name must be an array" );
		}
		return $value;
	}
}
