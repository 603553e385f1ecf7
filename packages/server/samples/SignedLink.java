import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes a signed link to a meeting (format: docs/signed-link.md). Java 11 or later, standard library only.
 *
 *   VISIO_LINK_KEY=portal:SECRET java SignedLink.java PAGE ROOM SUBJECT ROLE [NAME]
 */
public class SignedLink {
    static String signedLink(String page, String keyId, String secret, String room, String subject, String role,
            String name, long seconds, int devices) throws Exception {
        long now = Instant.now().getEpochSecond();
        String header = "{\"alg\":\"HS256\",\"typ\":\"visio-link+jwt\",\"kid\":" + json(keyId) + "}";
        String claims = "{\"aud\":\"visio-server/link\""
                + ",\"room\":" + json(room)
                + ",\"sub\":" + json(subject)
                + ",\"role\":" + json(role)
                + (name == null ? "" : ",\"name\":" + json(name))
                + ",\"devices\":" + devices
                + ",\"iat\":" + now
                + ",\"exp\":" + (now + seconds)
                + ",\"jti\":\"" + UUID.randomUUID() + "\"}";
        String signed = encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return page + "#visio=" + signed + "." + encode(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    static String encode(byte[] data) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(data);
    }

    /** A text as JSON: Java's library has no writer of its own. */
    static String json(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\' || c < 0x20) out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }

    public static void main(String[] args) throws Exception {
        String[] key = System.getenv("VISIO_LINK_KEY").split(":", 2);
        String name = args.length > 4 ? args[4] : null;
        System.out.println(signedLink(args[0], key[0], key[1], args[1], args[2], args[3], name, 24 * 60 * 60, 1));
    }
}
