package fr.contratdeville.programme.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/** The address to which a funder wants notifications of its feed to be sent, and the secret that signs them. */
@Entity
@Table(name = "funder_webhook")
class Webhook {
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    private String funder;

    @Version
    private long revision;

    private String url;
    private String secret;

    @Column(name = "told")
    private String notifiedUpTo;

    private Instant createdAt;

    protected Webhook() {}

    /** @param notifiedUpTo cursor of the feed: changes after it will be notified */
    Webhook(String funder, String url, String notifiedUpTo, Instant now) {
        this.funder = funder;
        this.url = url;
        this.secret = newSecret();
        this.notifiedUpTo = notifiedUpTo;
        this.createdAt = now;
    }

    private static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Signature.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    void notified(String upTo) {
        notifiedUpTo = upTo;
    }

    String funder() {
        return funder;
    }

    long revision() {
        return revision;
    }

    String url() {
        return url;
    }

    String secret() {
        return secret;
    }

    String notifiedUpTo() {
        return notifiedUpTo;
    }

    Instant createdAt() {
        return createdAt;
    }
}
