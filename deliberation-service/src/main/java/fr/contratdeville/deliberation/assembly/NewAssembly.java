package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.deliberation.law.ClearDays;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assembly to record. */
@Schema(examples = """
        {"name": "Bureau de Saint-Etienne Métropole", "kind": "BUREAU",
         "delegation": {"reference": "Délibération 2014.00012", "decidedOn": "2014-04-24"},
         "policy": {"convocationClearDays": 5, "proxiesDuringSession": false}}""")
public record NewAssembly(
        @NotBlank @Size(max = 200) String name,

        @Nullable @Valid @Schema(description = "Its own rules; those of the law where absent.")
        Policy policy,

        @Nullable @Schema(nullable = true, description = "A COUNCIL where absent.", defaultValue = "COUNCIL")
        AssemblyKind kind,

        @Nullable
        @Valid
        @Schema(nullable = true, description = "What a BUREAU decides by; it can be told later (rule A1).")
        Delegation delegation) {

    Assembly toAssembly() {
        return new Assembly(
                name,
                kind == null ? AssemblyKind.COUNCIL : kind,
                delegation,
                policy == null ? new Policy(ClearDays.ORDINARY, false) : policy);
    }
}
