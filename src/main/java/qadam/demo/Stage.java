package qadam.demo;

import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.MistakeReports;
import qadam.credential.Credentials;
import qadam.exam.ExamHouse;
import qadam.exam.ItemBanks;
import qadam.exam.Neighbours;
import qadam.exam.Sitting;
import qadam.identity.Newcomers;
import qadam.learning.Learning;
import qadam.log.PublicLog;
import qadam.shared.Database;

/** The faces on which history is played. */
public record Stage(Database database, ItemBanks banks, Newcomers newcomers, Learning learning, Neighbours neighbours,
                    Credentials credentials, MistakeReports reports, PublicLog log, Tree tree) {
    Courses courses() {
        return neighbours.courses();
    }

    /** An exam as it is held on one evening. */
    record Exam(Sitting sitting, Course course) {
    }

    /** The course's exam as it is, but for the public it is held for and whether somebody watches. */
    Exam exam(DemoClock clock, Course course, String track, String mode) {
        HeldCourses held = new HeldCourses(courses(), track, mode);
        Neighbours there = new Neighbours(held, neighbours.steps(), neighbours.people(), neighbours.listeners());
        return new Exam(new ExamHouse(database, banks, there, clock).sitting(), held.held(course));
    }
}
