package fr.contratdeville.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The deliberation of 7 March 2019 with its annexes, as files. They contain only data of the document. */
final class Sample {
    private final JsonNode programme = json("programme.json");
    private final JsonNode session = json("session.json");
    private final List<Territory> territories = csv("territories.csv").stream()
            .map(row -> new Territory(row.getField("written"), row.getField("code"), row.getField("name")))
            .toList();

    /** Contract, programme, tranche, funder, printed totals and financing plans. */
    JsonNode programme() {
        return programme;
    }

    /** The assembly, its register, the session and the item on the agenda. */
    JsonNode session() {
        return session;
    }

    /** One row of the table from spellings to territories. */
    record Territory(String written, String code, String name) {}

    /** The territories, each once: name by code. */
    Map<String, String> territories() {
        return territories.stream()
                .collect(Collectors.toMap(
                        Territory::code, Territory::name, (name, sameName) -> name, LinkedHashMap::new));
    }

    /** The codes of the territories of a spelling in the document. */
    List<String> territories(String written) {
        return territories.stream()
                .filter(territory -> territory.written().equals(written))
                .map(Territory::code)
                .toList();
    }

    /** A body that carries actions; {@code own} for the collectivity itself. */
    record Carrier(String name, @Nullable String acronym, boolean own, String organisation) {
        boolean isCalled(String written) {
            return written.equals(name) || written.equals(acronym);
        }
    }

    List<Carrier> carriers() {
        return csv("carriers.csv").stream()
                .map(row -> new Carrier(
                        row.getField("name"),
                        orNull(row.getField("acronym")),
                        Boolean.parseBoolean(row.getField("own")),
                        row.getField("organisation")))
                .toList();
    }

    /** An action of annex 1. */
    record Action(
            int pillar,
            String section,
            String title,
            String carrier,
            String territory,
            String objectives,
            String cost,
            String contribution) {}

    List<Action> actions() {
        return csv("actions.csv").stream()
                .map(row -> new Action(
                        Integer.parseInt(row.getField("pillar")),
                        row.getField("section"),
                        row.getField("title"),
                        row.getField("carrier"),
                        row.getField("territory"),
                        row.getField("objectives"),
                        euros(row.getField("cost")),
                        euros(row.getField("contribution"))))
                .toList();
    }

    /** An action of annex 2: carried by the collectivity itself, with a co-financing request to the State. */
    record OwnAction(
            String title,
            String carrier,
            String territory,
            String objectives,
            String cost,
            @Nullable String startsOn,
            @Nullable String endsOn,
            @Nullable String directExpenses,
            String requested) {}

    List<OwnAction> ownActions() {
        return csv("own-actions.csv").stream()
                .map(row -> new OwnAction(
                        row.getField("title"),
                        row.getField("carrier"),
                        row.getField("territory"),
                        row.getField("objectives"),
                        euros(row.getField("cost")),
                        orNull(row.getField("starts_on")),
                        orNull(row.getField("ends_on")),
                        row.getField("direct_expenses").isEmpty() ? null : euros(row.getField("direct_expenses")),
                        euros(row.getField("requested"))))
                .toList();
    }

    /** A member of the assembly, and whether the member was present. */
    record Member(String civility, String firstName, String lastName, boolean present) {}

    List<Member> members() {
        return csv("members.csv").stream()
                .map(row -> new Member(
                        row.getField("civility"),
                        row.getField("first"),
                        row.getField("last"),
                        row.getField("status").equals("PRESENT")))
                .toList();
    }

    private static String euros(String written) {
        return new BigDecimal(written).setScale(2).toPlainString();
    }

    private static @Nullable String orNull(String field) {
        return field.isEmpty() ? null : field;
    }

    private static List<NamedCsvRecord> csv(String name) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(open(name))) {
            return rows.stream().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode json(String name) {
        try (var content = open(name)) {
            return Api.JSON.readTree(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String name) {
        var content = Sample.class.getResourceAsStream("/sample/" + name);
        if (content == null) {
            throw new IllegalStateException("No sample/" + name);
        }
        return content;
    }
}
