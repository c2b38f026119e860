package qadam.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import qadam.shared.Regions;
import qadam.world.Iin;

/**
 * An invented country in OneRoster 1.2: twenty regions, 400 schools, 7,000 classes, 200,000 people of whom one in twenty teaches and one in ten is
 * known by an invented national id. The same seed gives the same people.
 *
 * @param year 0 as it begins; 1 when one in a hundred has left, one in a hundred is new, and one in a hundred is called otherwise
 */
record RosterSet(int schools, int classes, int people, int year) {
    static final RosterSet COUNTRY = new RosterSet(400, 7_000, 200_000, 0);
    private static final List<String> FAMILIES = List.of("Әлиев", "Қасымов", "Ермеков", "Сейітов", "Ахметов", "Жұмабаев", "Оспанов", "Ким", "Иванов", "Нұрланов", "Төлегенов", "Смирнов");
    private static final List<String> GIVEN = List.of("Айгүл", "Ерлан", "Дана", "Нұрсұлтан", "Әсел", "Арман", "Жанар", "Мәдина", "Олег", "Анна", "Бекзат", "Іңкәр", "Сұлтан");

    RosterSet nextYear() {
        return new RosterSet(schools, classes, people, 1);
    }

    Path writeTo(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "manifest.csv", out -> {
                out.write("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
                for (String name : List.of("orgs", "classes", "users", "roles", "enrollments", "courses", "academicSessions")) {
                    out.write("file." + name + ",bulk\r\n");
                }
            });
            part(zip, "orgs.csv", this::orgs);
            part(zip, "academicSessions.csv", out -> out.write("sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\r\ny,,,2026/27,schoolYear,2026-09-01,2027-05-25,,2027\r\n"));
            part(zip, "courses.csv", out -> out.write("sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\r\nai,,,y,AI for everyone,,,kz,,\r\n"));
            part(zip, "classes.csv", this::classes);
            part(zip, "users.csv", this::users);
            part(zip, "roles.csv", this::roles);
            part(zip, "enrollments.csv", this::enrollments);
        }
        return file;
    }

    private interface Lines {
        void to(Writer out) throws IOException;
    }

    private static void part(ZipOutputStream zip, String name, Lines lines) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        lines.to(out);
        out.flush();
        zip.closeEntry();
    }

    private void orgs(Writer out) throws IOException {
        out.write("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\nkz,,,Kazakhstan,national,,\r\n");
        List<String> regions = new Regions().all().stream().map(region -> region.id()).toList();
        for (String region : regions) {
            out.write(region + ",,," + region + ",state," + region + ",kz\r\n");
        }
        for (int i = 0; i < schools; i++) {
            out.write("school-" + i + ",,,№ " + i + " мектеп,school,," + regions.get(i % regions.size()) + "\r\n");
        }
    }

    private void classes(Writer out) throws IOException {
        out.write("sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\r\n");
        for (int i = 0; i < classes; i++) {
            int grade = 1 + i / schools % 11;
            out.write("class-" + i + ",,," + grade + " " + (char) ('A' + i / schools / 11) + ",%02d".formatted(grade) + ",ai,,homeroom,,school-" + i % schools + ",y,,,\r\n");
        }
    }

    private boolean isThere(int i) {
        return year == 0 ? i < people : i % 100 != 7 && i < people + people / 100;
    }

    private interface Each {
        void person(int i) throws IOException;
    }

    private void each(Each each) throws IOException {
        for (int i = 0; i < people + people / 100; i++) {
            if (isThere(i)) {
                each.person(i);
            }
        }
    }

    private static boolean teaches(int i) {
        return i % 20 == 3;
    }

    private String id(int i) {
        return "person-" + i;
    }

    private void users(Writer out) throws IOException {
        out.write("sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,"
            + "userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\r\n");
        each(i -> {
            Random random = new Random(i);
            String given = GIVEN.get(random.nextInt(GIVEN.size()));
            String family = FAMILIES.get(random.nextInt(FAMILIES.size())) + (year == 1 && i % 100 == 50 ? "-Бекова" : "");
            String iin = i % 10 == 0 ? nationalId(i) : "";
            out.write(id(i) + ",,,true,user" + i + ",," + given + "," + family + ",," + iin + ",user" + i + "@example.kz,,+7701" + (1_000_000 + i) + ",,,,,,,,,school-" + i % classes % schools + ",\r\n");
        });
    }

    /** Of the nineteenth century, so that it is nobody's. */
    private static String nationalId(int i) {
        return Iin.ofNobody(i);
    }

    private void roles(Writer out) throws IOException {
        out.write("sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\r\n");
        each(i -> out.write("role-" + i + ",,," + id(i) + ",primary," + (teaches(i) ? "teacher" : "student") + ",,,school-" + i % classes % schools + ",\r\n"));
    }

    private void enrollments(Writer out) throws IOException {
        out.write("sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\r\n");
        each(i -> out.write("in-" + i + ",,,class-" + i % classes + ",school-" + i % classes % schools + "," + id(i) + "," + (teaches(i) ? "teacher" : "student") + ",,,\r\n"));
    }
}
