package fr.contratdeville.programme.tranche;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tranche, in answers. */
@Schema(examples = """
        {"id": "01a20a3c-2e00-7c8f-8565-0d1756167e98", "programmeId": "01a20a3c-2d10-7c8f-8565-0d1756167e97",
         "number": 1, "title": "Programmation 2019 du Contrat de Ville - Première tranche", "state": "ADOPTED",
         "version": 1, "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         "submittedAt": "2026-11-23T20:00:00Z", "hold": null}""")
public record TrancheView(
        UUID id,
        UUID programmeId,

        @Schema(description = "Number of the tranche in its programme, from 1.")
        int number,

        String title,
        Tranche.State state,

        @Schema(description = "Version of the content, from 1. It increases when a submitted tranche is withdrawn.")
        int version,

        @Schema(nullable = true, description = "SHA-256 of the submitted content, in hexadecimal. Null in a draft.")
        @Nullable
        String digest,

        @Schema(nullable = true) @Nullable Instant submittedAt,

        @Schema(
                nullable = true,
                description = "The item of an agenda that holds the tranche. While it does, the tranche cannot be "
                        + "withdrawn. Null if there is none, and always after the decision.")
        @Nullable
        Hold hold) {

    static TrancheView of(Tranche tranche) {
        return new TrancheView(
                tranche.id(),
                tranche.programmeId(),
                tranche.number(),
                tranche.title(),
                tranche.state(),
                tranche.version(),
                tranche.digest(),
                tranche.submittedAt(),
                tranche.hold());
    }
}
