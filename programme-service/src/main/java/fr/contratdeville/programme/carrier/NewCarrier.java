package fr.contratdeville.programme.carrier;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A carrier to record. Its SIRET is asked for only when its grants are published. */
@Schema(examples = """
        {"name": "Association Familiale Laïque", "acronym": "AFL", "own": false, "organisation": "afl"}""")
public record NewCarrier(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(min = 1, max = 30) String acronym,

        @NotNull @Schema(description = "Whether it is the collectivity itself: its actions are no grants (rule F7).")
        Boolean own,

        @Nullable
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Size(max = 60)
        @Schema(description = "How the carrier's own tokens will name it, if it gets any.")
        String organisation) {

    Carrier toCarrier() {
        return new Carrier(name, acronym, own, organisation);
    }
}
