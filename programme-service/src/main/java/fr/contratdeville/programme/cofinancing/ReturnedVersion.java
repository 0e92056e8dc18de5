package fr.contratdeville.programme.cofinancing;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version that the funder returned for correction, with the reason. */
@Embeddable
@Schema(name = "CofinancingReturn")
public record ReturnedVersion(int version, String reason, Instant returnedAt) {}
