package fr.contratdeville.deliberation.assembly;

import fr.contratdeville.conventions.value.Text;
import fr.contratdeville.deliberation.law.ClearDays;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to create an assembly. */
@Schema(examples = """
        {"name": "Bureau de Saint-Etienne Métropole", "kind": "BUREAU",
         "delegation": {"reference": "Délibération 2014.00012", "decidedOn": "2014-04-24"},
         "policy": {"convocationClearDays": 5, "proxiesDuringSession": false}}""")
public record NewAssembly(
        @NotNull @Text(max = 200) String name,

        @Nullable
        @Valid
        @Schema(nullable = true, description = "Rules of procedure of the assembly. Default: those of the law.")
        Policy policy,

        @Nullable @Schema(nullable = true, description = "Default: COUNCIL.", defaultValue = "COUNCIL")
        AssemblyKind kind,

        @Nullable
        @Valid
        @Schema(nullable = true, description = "The delegation of a BUREAU. It can also be recorded later (rule A1).")
        Delegation delegation) {

    Assembly toAssembly() {
        return new Assembly(
                name,
                kind == null ? AssemblyKind.COUNCIL : kind,
                delegation,
                policy == null ? new Policy(ClearDays.ORDINARY, false) : policy);
    }
}
