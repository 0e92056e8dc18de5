package fr.contratdeville.deliberation.assembly;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of an assembly. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "name": "Bureau de Saint-Etienne Métropole",
         "policy": {"convocationClearDays": 5, "proxiesDuringSession": false}, "kind": "BUREAU",
         "delegation": {"reference": "Délibération 2014.00012", "decidedOn": "2014-04-24"}}""")
public record AssemblyView(
        UUID id,
        String name,
        Policy policy,
        AssemblyKind kind,

        @Nullable
        @Schema(
                nullable = true,
                description = "Null if none is recorded. Without a delegation, a BUREAU cannot decide (rule A1).")
        Delegation delegation) {

    static AssemblyView of(Assembly assembly) {
        return new AssemblyView(
                assembly.id(), assembly.name(), assembly.policy(), assembly.kind(), assembly.delegation());
    }
}
