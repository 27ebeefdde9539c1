package vn.phoihop.vocabulary;

/**
 * Every problem the system can answer with, in one list. The name is stable: it is shown to users, sent by the API and searched in
 * manuals. The number is the HTTP status. Texts: {@code messages/problems_vi.properties} and {@code problems_en.properties}.
 */
public enum ProblemCode {
    /** Nothing is known under this address or id. Arguments: what was asked for. */
    NOT_FOUND(404),
    /** The account's appointments do not allow this. Arguments: who could, as a role. */
    NOT_ALLOWED(403),
    /** Somebody else changed it in between. Arguments: none. */
    CHANGED_MEANWHILE(409),
    /** A required value is missing. */
    REQUIRED(422),
    /** A value is not one that can be read here. Arguments: the value. */
    NOT_READABLE(422),
    /** All database connections are busy; try again. */
    BUSY(503),
    /** The data directory cannot be written. Arguments: the directory, the reason. */
    DATA_DIRECTORY_NOT_WRITABLE(500),
    /** The disk of the data directory is full. Arguments: the directory, free and needed megabytes. */
    DATA_DIRECTORY_FULL(507),
    /** Another process works on the data directory. Arguments: the directory, who (pid, since, address). */
    DATA_DIRECTORY_HELD(409),
    /** What lies in the data directory is not ours to start. Arguments: the directory, the reason. */
    DATA_DIRECTORY_UNUSABLE(500),
    /** No PostgreSQL is shipped for this machine. Arguments: system, processor. */
    PLATFORM_NOT_SUPPORTED(500),
    /** Root may not run PostgreSQL and neither way of stepping down works here. Arguments: the directory. */
    POSTGRES_AS_ROOT(500),
    /** PostgreSQL did not start. Arguments: the end of its log, the log file. */
    POSTGRES_NOT_STARTED(500),
    /** A fault on our side. Arguments: the number under which it is in the log. */
    FAULT(500);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
