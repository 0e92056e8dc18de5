package fr.contratdeville.devservices;

import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import java.util.Map;

/** What {@code mvn quarkus:dev} starts beside a service. */
class DevServicesProcessor {

    @BuildStep(onlyIf = {IsDevelopment.class, DevServicesConfig.Enabled.class})
    DevServicesResultBuildItem database() {
        return DevServicesResultBuildItem.<Database>owned()
                .feature("embedded-postgresql")
                .description("Embedded PostgreSQL")
                .startable(Database::new)
                .configProvider(Map.of(
                        "PROGRAMME_DATABASE_URL", Database::getConnectionInfo,
                        "DELIBERATION_DATABASE_URL", Database::getConnectionInfo))
                .build();
    }

    @BuildStep(onlyIf = {IsDevelopment.class, DevServicesConfig.Enabled.class})
    DevServicesResultBuildItem authorizationServer() {
        return DevServicesResultBuildItem.<AuthorizationServer>owned()
                .feature("authorization-server")
                .description("Authorization server")
                .startable(AuthorizationServer::new)
                .configProvider(Map.of("OIDC_ISSUER", AuthorizationServer::getConnectionInfo))
                .build();
    }
}
