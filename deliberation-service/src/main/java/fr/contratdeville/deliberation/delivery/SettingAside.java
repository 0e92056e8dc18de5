package fr.contratdeville.deliberation.delivery;

import fr.contratdeville.conventions.value.Text;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to set a refused delivery aside, with its reason. */
@Schema(name = "DeliverySettingAside", examples = """
        {"reason": "La tranche a été soumise de nouveau et sera remise aux voix."}""")
public record SettingAside(
        @NotNull @Text(max = 500, lines = true) String reason) {}
