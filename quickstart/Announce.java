/** What `mvn -q -Pquickstart` says before anything else: Maven itself is silent, also while it downloads for minutes. */
final class Announce {
    private Announce() {}

    public static void main(String... arguments) {
        System.out.println("""
                Building the suite ... (The first time, Maven downloads its libraries. This takes some minutes without output.)""");
    }
}
