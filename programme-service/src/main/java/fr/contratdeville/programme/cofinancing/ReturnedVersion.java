package fr.contratdeville.programme.cofinancing;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A funder gave a version back for correction, and why. */
@Embeddable
@Schema(name = "CofinancingReturn")
public record ReturnedVersion(int version, String reason, Instant returnedAt) {}
