package fr.contratdeville.deliberation.deliberation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tranche that was decided on: its version, and the digest of the content. */
@Embeddable
@Schema(examples = """
        {"id": "01a20a3c-2d10-7c8f-8565-0d1756167e97", "version": 1,
         "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""")
public record DecidedTranche(
        @Column(name = "tranche_id") UUID id,
        @Column(name = "tranche_version") int version,
        @Column(name = "tranche_digest") String digest) {}
