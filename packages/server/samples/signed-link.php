<?php
// Makes a signed link to a meeting (format: docs/signed-link.md). PHP 7.4 or later, no extension beyond the usual ones.
//
//   VISIO_LINK_KEY=portal:SECRET php signed-link.php PAGE ROOM SUBJECT ROLE [NAME]

function signed_link(string $page, string $keyId, string $secret, string $room, string $subject, string $role,
    ?string $name = null, int $seconds = 24 * 60 * 60, int $devices = 1): string
{
    $now = time();
    $header = ['alg' => 'HS256', 'typ' => 'visio-link+jwt', 'kid' => $keyId];
    $claims = [
        'aud' => 'visio-server/link',
        'room' => $room,
        'sub' => $subject,
        'role' => $role,
        'devices' => $devices,
        'iat' => $now,
        'exp' => $now + $seconds,
        'jti' => bin2hex(random_bytes(16)),
    ];
    if ($name !== null) {
        $claims['name'] = $name;
    }
    $signed = encode(json_encode($header, JSON_THROW_ON_ERROR)) . '.' . encode(json_encode($claims, JSON_THROW_ON_ERROR));
    return $page . '#visio=' . $signed . '.' . encode(hash_hmac('sha256', $signed, $secret, true));
}

function encode(string $data): string
{
    return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
}

if (realpath($argv[0] ?? '') === __FILE__) {
    [$keyId, $secret] = explode(':', getenv('VISIO_LINK_KEY'), 2);
    echo signed_link($argv[1], $keyId, $secret, $argv[2], $argv[3], $argv[4], $argv[5] ?? null), "\n";
}
