package fr.contratdeville.deliberation.assembly;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An assembly as it is read. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167e96", "name": "Bureau de Saint-Etienne Métropole",
         "policy": {"convocationClearDays": 5}}""")
public record AssemblyView(UUID id, String name, Policy policy) {

    static AssemblyView of(Assembly assembly) {
        return new AssemblyView(assembly.id(), assembly.name(), new Policy(assembly.convocationClearDays()));
    }
}
