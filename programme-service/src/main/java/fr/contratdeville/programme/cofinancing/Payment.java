package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.value.Euros;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A funder announces that it pays what it granted, or less where the action cost less (rule F8). */
@Embeddable
@Schema(name = "FunderPayment", examples = """
        {"amount": "1500.00", "paidOn": "2019-11-28", "reference": "DP-2019-118842"}""")
public record Payment(
        @NotNull @Euros @Column(name = "paid_amount") BigDecimal amount,

        @NotNull @PastOrPresent LocalDate paidOn,

        @Nullable
        @Size(min = 1, max = 100)
        @Column(name = "payment_reference")
        @Schema(nullable = true, description = "How the funder names the payment.")
        String reference) {}
