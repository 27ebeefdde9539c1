package vn.phoihop.database;

import java.nio.file.Path;

/** Where one process of a run of tests keeps what it makes, beside what other processes make at the same time. */
public final class TestFolder {

    private TestFolder() {}

    /** Of this process alone; a run of before may have left something in it. */
    public static Path of(String name) {
        return Path.of("target", "tests-" + System.getProperty("test.process", "1"), name);
    }
}
