package fr.contratdeville.programme.totals;

import fr.contratdeville.programme.rules.Section;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A total as printed in a document. It is only compared with the computed total (rule F1). */
@Entity
class PrintedTotal {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID trancheId;
    private String source;
    private @Nullable Integer pillar;

    @Enumerated(EnumType.STRING)
    private @Nullable Section section;

    private @Nullable Integer actions;
    private @Nullable BigDecimal cost;
    private @Nullable BigDecimal contribution;

    protected PrintedTotal() {}

    PrintedTotal(UUID trancheId, PrintedTotals.Claim claim) {
        this.trancheId = trancheId;
        this.source = claim.source();
        this.pillar = claim.pillar();
        this.section = claim.section();
        this.actions = claim.actions();
        this.cost = claim.cost();
        this.contribution = claim.contribution();
    }

    PrintedTotals.Claim claim() {
        return new PrintedTotals.Claim(source, pillar, section, actions, cost, contribution);
    }
}
