package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.value.Euros;
import fr.contratdeville.conventions.value.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The payment of a grant. It can be lower than the grant if the action cost less (rule F8). */
@Embeddable
@Schema(name = "FunderPayment", examples = """
        {"amount": "1500.00", "paidOn": "2019-11-28", "reference": "DP-2019-118842"}""")
public record Payment(
        @NotNull @Euros @Column(name = "paid_amount") BigDecimal amount,

        @NotNull @PastOrPresent LocalDate paidOn,

        @Nullable
        @Text(max = 100)
        @Column(name = "payment_reference")
        @Schema(nullable = true, description = "Reference of the payment in the funder's system.")
        String reference) {}
