package fr.contratdeville.conventions.refusal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rule that was applied.
 *
 * @param id for instance {@code V1}
 * @param law the text of law, the case law or the practice that it is based on
 */
@Schema(examples = """
        {"id": "V1", "law": "CGCT, art. L2121-20"}""")
public record AppliedRule(String id, String law) {}
