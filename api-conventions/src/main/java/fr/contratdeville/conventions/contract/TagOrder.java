package fr.contratdeville.conventions.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** Puts the tags in the order in which the setting {@code contract.tags} of a service names them; others follow. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class TagOrder implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var order = List.of(ConfigProvider.getConfig().getValue("contract.tags", String[].class));
        contract.setTags(contract.getTags().stream()
                .sorted(Comparator.comparing((Tag tag) -> order.contains(tag.getName()) ? 0 : 1)
                        .thenComparing(tag -> order.indexOf(tag.getName()))
                        .thenComparing(Tag::getName))
                .toList());
    }
}
