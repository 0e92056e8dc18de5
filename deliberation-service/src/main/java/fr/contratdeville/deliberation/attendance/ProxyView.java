package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.deliberation.law.Movements;
import fr.contratdeville.deliberation.law.Proxy;
import fr.contratdeville.deliberation.law.Proxy.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The view of a proxy. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167eb0", "assemblyId": "01a20a3c-2cd2-7c8f-8565-0d1756167e96",
         "giverId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "holderId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea2",
         "givenAt": "2019-03-06T10:00:00+01:00", "sessionIds": ["01a20a3c-2cd2-7c8f-8565-0d1756167ea3"],
         "illnessCertifiedOn": null, "revokedAt": null, "revocationReason": null}""")
public record ProxyView(
        UUID id,
        UUID assemblyId,
        UUID giverId,
        UUID holderId,
        Instant givenAt,
        List<UUID> sessionIds,
        @Nullable @Schema(nullable = true) LocalDate illnessCertifiedOn,

        @Nullable
        @Schema(
                nullable = true,
                description = "Instant at which the giver revoked the proxy; null if it was not revoked. Other "
                        + "ends are listed per session.")
        Instant revokedAt,

        @Nullable @Schema(nullable = true) String revocationReason) {

    static ProxyView of(WrittenProxy proxy) {
        return new ProxyView(
                proxy.id(),
                proxy.assemblyId(),
                proxy.giverId(),
                proxy.holderId(),
                proxy.givenAt(),
                proxy.sessions().stream().sorted().toList(),
                proxy.illnessCertifiedOn(),
                proxy.revokedAt(),
                proxy.revocationReason());
    }

    /** The state of a proxy in one session. */
    @Schema(name = "ProxyInSession", examples = """
            {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167eb0", "giverId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97",
             "holderId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea2", "givenAt": "2019-03-06T10:00:00+01:00",
             "endedBy": "GIVER_ARRIVED", "endedAt": "2019-03-07T18:30:00+01:00"}""")
    public record InSession(
            UUID id,
            UUID giverId,
            UUID holderId,
            Instant givenAt,

            @Nullable
            @Schema(nullable = true, description = "Why the proxy ended in this session. Null while it is in force.")
            Cause endedBy,

            @Nullable @Schema(nullable = true) Instant endedAt) {

        static InSession of(WrittenProxy proxy, Movements movements) {
            var end = proxy.proxy().end(movements);
            return new InSession(
                    proxy.id(),
                    proxy.giverId(),
                    proxy.holderId(),
                    proxy.givenAt(),
                    end.map(Proxy.End::cause).orElse(null),
                    end.map(Proxy.End::at).orElse(null));
        }
    }
}
