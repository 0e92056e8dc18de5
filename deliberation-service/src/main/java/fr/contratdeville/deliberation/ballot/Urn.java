package fr.contratdeville.deliberation.ballot;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ballot box (urne) of an open secret ballot: the sums of the choices, encrypted with a key that the database does
 * not have. Tables, old row versions and statements show that a vote was cast, but not which one.
 */
@ApplicationScoped
class Urn {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final BallotConfig config;

    Urn(BallotConfig config) {
        this.config = config;
    }

    /** An empty encrypted ballot box. */
    byte[] empty(UUID ballotId, int choices) {
        return seal(ballotId, new int[choices]);
    }

    /** The ballot box with one more vote, encrypted again. */
    byte[] with(UUID ballotId, byte[] urn, int choice) {
        var sums = open(ballotId, urn);
        sums[choice]++;
        return seal(ballotId, sums);
    }

    /** The sum of each choice. */
    int[] open(UUID ballotId, byte[] urn) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, key(ballotId), new GCMParameterSpec(TAG_BITS, urn, 0, NONCE));
            var content = ByteBuffer.wrap(cipher.doFinal(urn, NONCE, urn.length - NONCE));
            var sums = new int[content.capacity() / Integer.BYTES];
            content.asIntBuffer().get(sums);
            return sums;
        } catch (GeneralSecurityException otherKey) {
            throw new IllegalStateException("The ballot box was encrypted with another key", otherKey);
        }
    }

    private byte[] seal(UUID ballotId, int[] sums) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var content = ByteBuffer.allocate(sums.length * Integer.BYTES);
        content.asIntBuffer().put(sums);
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key(ballotId), new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(content.array());
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key of one ballot. */
    private SecretKeySpec key(UUID ballotId) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(config.urnKey().getBytes(StandardCharsets.UTF_8));
        return new SecretKeySpec(digest.digest(ballotId.toString().getBytes(StandardCharsets.US_ASCII)), "AES");
    }
}
