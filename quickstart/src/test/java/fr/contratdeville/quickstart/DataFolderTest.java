package fr.contratdeville.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void twoRunsCannotShareAFolder() {
        try (var first = new DataFolder(temporary.resolve("data"))) {
            assertThatThrownBy(() -> new DataFolder(first.path()))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("Another quickstart is running on " + first.path());
        }
        new DataFolder(temporary.resolve("data")).close();
    }

    @Test
    void aPasswordIsGeneratedOnce() {
        String made;
        try (var folder = new DataFolder(temporary.resolve("data"))) {
            made = folder.password("database.programme");
            assertThat(folder.password("database.deliberation")).isNotEqualTo(made);
        }
        try (var folder = new DataFolder(temporary.resolve("data"))) {
            assertThat(folder.password("database.programme")).isEqualTo(made).hasSize(32);
        }
    }

    @Test
    void onlyItsOwnerReadsIt() throws Exception {
        try (var folder = new DataFolder(temporary.resolve("data"))) {
            folder.password("client.agent");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.path().resolve("secrets.properties"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aProcessOfAKilledRunIsStopped() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        try (var folder = new DataFolder(temporary.resolve("data"))) {
            folder.started("programme-service", process.toHandle());
        }
        try (var folder = new DataFolder(temporary.resolve("data"))) {
            assertThat(folder.stopOrphan("programme-service")).isTrue();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.stopOrphan("programme-service")).isFalse();
        }
    }

    @Test
    void aLaterProcessWithTheSameIdIsNotStopped() throws Exception {
        var process = new ProcessBuilder("sleep", "60").start();
        try {
            Path file;
            try (var folder = new DataFolder(temporary.resolve("data"))) {
                folder.started("programme-service", process.toHandle());
                file = folder.path().resolve("processes.properties");
            }
            Files.writeString(file, "programme-service=" + process.pid() + " 1552000000000\n");
            try (var folder = new DataFolder(temporary.resolve("data"))) {
                assertThat(folder.stopOrphan("programme-service")).isFalse();
                assertThat(process.isAlive()).isTrue();
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
