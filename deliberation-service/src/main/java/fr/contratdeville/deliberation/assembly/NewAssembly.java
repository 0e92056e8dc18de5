package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.deliberation.law.ClearDays;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assembly to record. */
@Schema(examples = """
        {"name": "Bureau de Saint-Etienne Métropole", "policy": {"convocationClearDays": 5}}""")
public record NewAssembly(
        @NotBlank @Size(max = 200) String name,

        @Nullable @Valid @Schema(description = "Its own rules; those of the law where absent.")
        Policy policy) {

    Assembly toAssembly() {
        return new Assembly(name, policy == null ? ClearDays.ORDINARY : policy.convocationClearDays());
    }
}
