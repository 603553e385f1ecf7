// Makes a signed link to a meeting (format: docs/signed-link.md). .NET 8 or later, standard library only.
//
//   VISIO_LINK_KEY=portal:SECRET dotnet run -- PAGE ROOM SUBJECT ROLE [NAME]
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

var key = Environment.GetEnvironmentVariable("VISIO_LINK_KEY")!.Split(':', 2);
Console.WriteLine(Visio.SignedLink(args[0], key[0], key[1], args[1], args[2], args[3], args.Length > 4 ? args[4] : null));

static class Visio
{
    public static string SignedLink(string page, string keyId, string secret, string room, string subject, string role,
        string? name = null, long seconds = 24 * 60 * 60, int devices = 1)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var header = new Dictionary<string, object> { ["alg"] = "HS256", ["typ"] = "visio-link+jwt", ["kid"] = keyId };
        var claims = new Dictionary<string, object>
        {
            ["aud"] = "visio-server/link",
            ["room"] = room,
            ["sub"] = subject,
            ["role"] = role,
            ["devices"] = devices,
            ["iat"] = now,
            ["exp"] = now + seconds,
            ["jti"] = Guid.NewGuid().ToString(),
        };
        if (name != null) claims["name"] = name;
        var signed = Encode(JsonSerializer.SerializeToUtf8Bytes(header)) + "." + Encode(JsonSerializer.SerializeToUtf8Bytes(claims));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed));
        return page + "#visio=" + signed + "." + Encode(signature);
    }

    static string Encode(byte[] data) => Convert.ToBase64String(data).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
