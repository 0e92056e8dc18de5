package fr.contratdeville.programme.collectivity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The collectivity that runs this deployment. */
@Embeddable
@Schema(
        description = "The collectivity (local authority) that runs a deployment and sends co-financing " + "requests.",
        examples = """
        {"siren": "244200770", "name": "Saint-Étienne Métropole", "department": "042"}""")
public record Collectivity(
        @Column(name = "collectivity_siren")
        @Schema(description = "SIREN, the number of a French organisation: nine digits that pass the Luhn check.")
        String siren,

        @Column(name = "collectivity_name") String name,

        @Column(name = "collectivity_department")
        @Schema(description = "Code of the department, three characters as in ACTES.")
        String department) {}
