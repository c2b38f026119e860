package qadam.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A OneRoster 1.2 set to be written line by line. As it begins it tells of one region, one school with its head, one class, a teacher and two pupils. */
final class Zip {
    private final Map<String, StringBuilder> files = new LinkedHashMap<>();

    static Zip ofOneSchool() {
        return new Zip()
            .add("manifest.csv", "propertyName,value", "manifest.version,1.0", "oneroster.version,1.2", "file.academicSessions,bulk", "file.categories,absent",
                "file.classes,bulk", "file.courses,bulk", "file.demographics,bulk", "file.enrollments,bulk", "file.orgs,bulk", "file.roles,bulk", "file.users,bulk",
                "source.systemName,Invented", "source.systemCode,INV")
            .add("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", "kz,,,Kazakhstan,national,,", "ala,,,Almaty City,state,KZ-75,kz",
                "d1,,,Bostandyk,district,,ala", "s1,,,No 1,school,,d1")
            .add("academicSessions.csv", "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear", "y,,,2026/27,schoolYear,2026-09-01,2027-05-25,,2027")
            .add("courses.csv", "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes", "ai,,,y,AI,,07,s1,,")
            .add("classes.csv", "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
                "c1,,,7A,07,ai,,homeroom,,s1,y,,,")
            .add("users.csv", "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,"
                + "userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
                user("h1", "Saule", "Omarova"), user("t1", "Dana", "Seitova"), user("p1", "Айгүл", "Әлиева"), user("p2", "Ерлан", "Қасымов"))
            .add("roles.csv", "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
                role("h1", "principal", "s1"), role("t1", "teacher", "s1"), role("p1", "student", "s1"), role("p2", "student", "s1"))
            .add("enrollments.csv", "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
                enrolment("t1", "c1", "teacher"), enrolment("p1", "c1", "student"), enrolment("p2", "c1", "student"))
            .add("demographics.csv", "sourcedId,status,dateLastModified,birthDate", "p1,,,2013-05-05");
    }

    static String user(String id, String given, String family) {
        return user(id, given, family, "true", "");
    }

    /** With an address and a number, which nobody is to find again. */
    static String user(String id, String given, String family, String enabled, String identifier) {
        return id + ",,," + enabled + "," + id + "@example.kz,," + given + "," + family + ",," + identifier + "," + id + "@example.kz,+77010000000,+77010000000,,,secret,,,,,,,";
    }

    static String role(String user, String role, String org) {
        return "r" + user + role + org + ",,," + user + ",primary," + role + ",,," + org + ",";
    }

    static String enrolment(String user, String group, String role) {
        return "e" + user + group + ",,," + group + ",s1," + user + "," + role + ",,,";
    }

    Zip add(String file, String... lines) {
        StringBuilder text = files.computeIfAbsent(file, name -> new StringBuilder());
        for (String line : lines) {
            text.append(line).append("\r\n");
        }
        return this;
    }

    Zip replace(String file, String before, String after) {
        String text = files.get(file).toString();
        if (!text.contains(before)) {
            throw new IllegalArgumentException(before + " is not in " + file);
        }
        files.put(file, new StringBuilder(text.replace(before, after)));
        return this;
    }

    /** Takes out every line that begins so. */
    Zip without(String file, String beginning) {
        StringBuilder left = new StringBuilder();
        files.get(file).toString().lines().filter(line -> !line.startsWith(beginning)).forEach(line -> left.append(line).append("\r\n"));
        files.put(file, left);
        return this;
    }

    Zip withoutFile(String file) {
        files.remove(file);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().toString().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    Path in(Path folder) {
        try {
            return Files.write(folder.resolve("roster.zip"), bytes());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
