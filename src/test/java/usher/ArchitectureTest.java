package usher;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import usher.core.Kind;

/// Who may know whom.
class ArchitectureTest {
    private static final String[] CORE_WORLD = {
        "java.lang..", "java.util..", "org.pcollections..", "org.jspecify..", "usher.core.."
    };
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("usher");

    @Test
    void theCoreKnowsOnlyValues() {
        classes()
                .that()
                .resideInAPackage("usher.core..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CORE_WORLD))
                .check(HOUSE);
    }

    @Test
    void theVerifiableDrawIsPure() {
        classes()
                .that()
                .resideInAPackage("usher.ud1..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.math..",
                        "java.io..",
                        "java.nio..",
                        "java.text..",
                        "java.security..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "usher.ud1.."))
                .check(HOUSE);
    }

    @Test
    void theSolverIsPureAndCountsInWholeNumbers() {
        classes()
                .that()
                .resideInAPackage("usher.solver..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java.lang..", "java.util..", "org.jspecify..", "usher.solver.."))
                .check(HOUSE);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("usher.solver..")
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .check(HOUSE);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("usher.solver..")
                .should()
                .haveRawReturnType(double.class)
                .orShould()
                .haveRawReturnType(float.class)
                .check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKindKnowsTheCoreAndItself(String kind) {
        String own = "usher.activity." + kind + "..";
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(Stream.concat(
                                Stream.of(CORE_WORLD),
                                Stream.of(
                                        own,
                                        "usher.ud1..",
                                        "usher.solver..",
                                        "java.math..",
                                        "java.nio..",
                                        "java.text.."))
                        .toArray(String[]::new)))
                .check(HOUSE);
        if (!kind.equals("draw")) {
            noClasses()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("usher.ud1..")
                    .check(HOUSE);
        }
        if (!kind.equals("seating")) {
            noClasses()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("usher.solver..")
                    .check(HOUSE);
        }
    }

    @Test
    void coreAndKindsHaveNoClockLuckOrThreads() {
        noClasses()
                .that()
                .resideInAnyPackage("usher.core..", "usher.activity..", "usher.ud1..", "usher.solver..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.time..",
                        "java.util.concurrent..",
                        "java.util.random..",
                        "java.nio.file..",
                        "java.nio.channels.."))
                .orShould()
                .dependOnClassesThat(simpleNameStartingWith("File").and(resideInAPackage("java.io..")))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(HOUSE);
    }

    @Test
    void theJournalKnowsTheCoreAndNothingAbove() {
        noClasses()
                .that()
                .resideInAPackage("usher.journal..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "usher.engine..",
                        "usher.live..",
                        "usher.pages..",
                        "usher.people..",
                        "usher.activity..",
                        "usher.media.."))
                .check(HOUSE);
    }

    @Test
    void theDoorToRedisKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("usher.redis..")
                .should()
                .dependOnClassesThat(resideInAPackage("usher..").and(resideOutsideOfPackage("usher.redis..")))
                .check(HOUSE);
    }

    @Test
    void theEngineKnowsTheCoreAndTheJournal() {
        noClasses()
                .that()
                .resideInAPackage("usher.engine..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "usher.live..", "usher.pages..", "usher.people..", "usher.activity..", "usher.media.."))
                .check(HOUSE);
    }

    @Test
    void theSurfacesDoNotKnowOneAnother() {
        noClasses()
                .that()
                .resideInAPackage("usher.live..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "usher.pages..", "usher.people..", "usher.activity..", "usher.rehearsal..", "usher.bench.."))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("usher.pages..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("usher.live..", "usher.activity..", "usher.rehearsal.."))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("usher.people..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("usher.live..", "usher.pages..", "usher.engine..", "usher.activity.."))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("usher.media..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "usher.live..", "usher.pages..", "usher.engine..", "usher.activity..", "usher.people.."))
                .check(HOUSE);
    }

    @Test
    void robotsComeInByTheFrontDoorOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("usher.rehearsal..", "usher.bench..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "usher.live..",
                        "usher.pages..",
                        "usher.engine..",
                        "usher.journal..",
                        "usher.people..",
                        "usher.media..",
                        "usher.activity.."))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void thirdPartiesComeThroughTheirDoors() {
        door("io.javalin..", "usher", "usher.live..", "usher.pages..");
        door("com.google.zxing..", "usher.pages..");
        door("redis.clients..", "usher.redis..", "usher.journal..");
        door("org.sqlite..", "usher.journal..", "usher.people..");
        door("net.coobird..", "usher.media..");
        door("org.dhatim..", "usher.people..");
        door("com.github.houbb..", "usher.words..");
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("com.google.zxing.."))
                .check(HOUSE.that(DescribedPredicate.describe(
                        "not Qr", type -> !type.getFullName().startsWith("usher.pages.Qr"))));
    }

    @Test
    void aKindHasTheSameNameEverywhere() throws IOException {
        List<String> listed =
                Activities.kinds().all().stream().map(Kind::name).sorted().toList();
        assertThat(folders(Path.of("src/main/java/usher/activity"))).isEqualTo(listed);
        assertThat(folders(Path.of("web/activity"))).isEqualTo(listed);
        for (String kind : listed) {
            for (String file : List.of("phone.js", "screen.js", "host.js", kind + ".css")) {
                assertThat(Path.of("web/activity", kind, file)).exists();
            }
        }
    }

    private static void door(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(HOUSE);
    }

    static Stream<String> kinds() {
        return Activities.kinds().all().stream().map(Kind::name);
    }

    private static List<String> folders(Path root) throws IOException {
        try (Stream<Path> paths = Files.list(root)) {
            return paths.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
