package vn.phoihop.vocabulary;

/**
 * Every problem the system can answer with, in one list. The name is stable: it is shown to users, sent by the API and searched in
 * manuals. The number is the HTTP status. Texts: {@code messages/problems_vi.properties} and {@code problems_en.properties}.
 * It is a catalogue and is long on purpose: who writes a new code sees all others, and a code never moves.
 */
public enum ProblemCode {
    /** Nothing is known under this address or id. Arguments: what was asked for. */
    NOT_FOUND(404),
    /** The account's appointments do not allow this. Arguments: who could, as a role. */
    NOT_ALLOWED(403),
    /** A record of units one does not act for. */
    NOT_IN_SIGHT(403),
    /** Nobody has signed in. Arguments: none. */
    NOT_SIGNED_IN(401),
    /** A form came without the sign that it was ours, mostly because the page had been open too long. Arguments: none. */
    FORM_EXPIRED(403),
    /** Somebody else changed it in between. Arguments: none. */
    CHANGED_MEANWHILE(409),
    /** A required value is missing. */
    REQUIRED(422),
    /** A value is not one that can be read here. Arguments: the value. */
    NOT_READABLE(422),

    // As of an earlier time

    /** Neither a day, a time nor a cutoff. Arguments: what was asked. */
    AS_OF_NOT_READABLE(422),
    /** What will be known one day is not known yet. Arguments: the day or time. */
    AS_OF_IN_THE_FUTURE(422),
    /** Asked for both a time and a cutoff. Arguments: none. */
    AS_OF_TWICE(422),
    /** Only the present is known here. Arguments: the time asked for, and where an earlier one can be asked for. */
    AS_OF_NOT_HERE(422),
    /** A cutoff names a book the visitor does not see. Arguments: its number. */
    CUTOFF_BOOK_NOT_IN_SIGHT(422),
    /** A book has not come so far. Arguments: the book, the position asked for, the last one there is. */
    CUTOFF_BEYOND_HEAD(422),
    /** A cutoff names only the common book, or not the one of the record. Arguments: none. */
    CUTOFF_WITHOUT_BOOK(422),
    /** Only a report whose figures are frozen has something to be compared. Arguments: none. */
    REPORT_NOT_FROZEN(409),
    /** The record was not in the book at that time. Arguments: none. */
    RECORD_NOT_YET_KNOWN(404),
    /** The contents of the record were dropped when they need not be kept any longer; what it counted for stays. Arguments: none. */
    PAYLOAD_DROPPED(404),

    // Requests as such

    /** The address holds signs that are no text. Arguments: none. */
    ADDRESS_NOT_READABLE(400),
    /** The body is no JSON. Arguments: the line and column where it breaks off. */
    BODY_NOT_JSON(400),
    /** A body is needed. Arguments: none. */
    BODY_MISSING(400),
    /** The body is larger than any record. Arguments: the most kilobytes. */
    BODY_TOO_LARGE(413),
    /** The body is of a type not read here. Arguments: the type. */
    BODY_TYPE_UNKNOWN(415),
    /** The body is packed; only plain ones are read. Arguments: how it is packed. */
    BODY_PACKED(415),
    /** The address knows other methods. Arguments: the method, the address. */
    METHOD_NOT_HERE(405),
    /** The answer exists in none of the types accepted. Arguments: none. */
    ANSWER_TYPE_UNKNOWN(406),
    /** A change must name the version it was made from. Arguments: an example of the header's value. */
    VERSION_MISSING(428),

    // Access

    /** Login or password is wrong; which of them is not told. Arguments: none. */
    SIGN_IN_WRONG(422),
    /** The account is locked. Arguments: none. */
    ACCOUNT_LOCKED(403),
    /** Sign-in is closed for a while after too many failures. Arguments: minutes. */
    TOO_MANY_ATTEMPTS(429),
    /** Not the present password. Arguments: none. */
    PASSWORD_WRONG(422),
    /** Arguments: the fewest characters. */
    PASSWORD_TOO_SHORT(422),
    /** The password contains the login. Arguments: none. */
    PASSWORD_HAS_LOGIN(422),
    /** The new password is the present one. Arguments: none. */
    PASSWORD_SAME(422),
    /** The new password was typed in two ways. Arguments: none. */
    PASSWORDS_DIFFER(422),
    /** A login has other letters than allowed. Arguments: the login. */
    LOGIN_NOT_USABLE(422),
    /** Arguments: the login. */
    LOGIN_TAKEN(422),
    /** Administrators do not change their own account. Arguments: none. */
    OWN_ACCOUNT(403),
    /** The same office twice on the same day. Arguments: none. */
    APPOINTED_ALREADY(409),
    /** Inspectors and auditors are appointed for a while. Arguments: the most days, the latest last day. */
    OFFICE_NEEDS_LAST_DAY(422),
    /** The unit ends while the office is held, and nobody takes over from it. Arguments: the unit, its last day. */
    OFFICE_OUTLIVES_UNIT(422),
    /** A passkey is not one of ours, or what it signed does not hold. Arguments: none. */
    PASSKEY_NOT_GOOD(422),
    /** Whom the provider named has no account here. Arguments: none. */
    OIDC_NOT_LINKED(403),
    /** Signing in by the provider did not come to its end. Arguments: none. */
    OIDC_FAILED(502),
    /** The screen was to be unlocked, and the provider named another account. Arguments: none. */
    OIDC_OTHER_ACCOUNT(403),
    /** The screen was to be unlocked, and the provider did not say that it asked who is there. Arguments: none. */
    OIDC_NOT_ASKED_ANEW(502),
    /** The screen is locked since nobody was there. Arguments: none. */
    SCREEN_LOCKED(423),
    /** A code of the second factor is wrong, was used already, or is of another half minute. Arguments: none. */
    CODE_WRONG(422),
    /** Between password and code too much time went by. Arguments: none. */
    SIGN_IN_TOO_SLOW(422),
    /** A personal access token is wrong, expired or revoked, its office has ended or its account is closed. Arguments: none. */
    TOKEN_NOT_GOOD(401),
    /** The address a calendar subscribes to is wrong or was ended, its office has ended or its account is closed. Arguments: none. */
    CALENDAR_ADDRESS_NOT_GOOD(404),
    /** Nothing reads for an account that has no password of its own yet. Arguments: none. */
    CALENDAR_NEEDS_OWN_PASSWORD(409),
    /** A token needs something it may do. Arguments: none. */
    TOKEN_WITHOUT_SCOPE(422),
    /** A token may not do what its holder may not. Arguments: none. */
    TOKEN_SCOPE_NOT_OWN(422),
    /** A token ends within a year. Arguments: the first and last day it can end on. */
    TOKEN_TOO_LONG(422),

    /** So many lists are kept at one place at most. Arguments: how many. */
    SAVED_LISTS_FULL(409),

    // Files of the organisation and the catalogue; the place is file, line and path

    /** A file cannot be read as what it should be. Arguments: why. */
    FILE_BROKEN(422),
    /** A key is missing. Arguments: the key. */
    FIELD_MISSING(422),
    /** A key is not known here. Arguments: the key, the known ones. */
    FIELD_UNKNOWN(422),
    /** A key stands twice. Arguments: the key. */
    FIELD_TWICE(422),
    /** A value has another shape than expected. Arguments: the shape expected. */
    FIELD_SHAPE(422),
    /** A row has not as many columns as the head. Arguments: expected, found. */
    COLUMNS_DIFFER(422),
    /** A value is not one of those possible. Arguments: the value, the possible ones. */
    VALUE_UNKNOWN(422),
    /** Something named by its code does not exist. Arguments: what it is, the code. */
    CODE_UNKNOWN(422),
    /** A code or id is given twice for the same days. Arguments: the code. */
    CODE_TWICE(422),
    /** A stretch of days ends before it begins. Arguments: first day, end. */
    ENDS_BEFORE_IT_BEGINS(422),

    // Lists that are imported; the place is file, line and column

    /** A file has no rows. Arguments: none. */
    FILE_EMPTY(422),
    /** A file is not written in UTF-8. Arguments: what it looks like. */
    FILE_ENCODING(422),
    /** Neither CSV nor an XLSX workbook. Arguments: what it looks like. */
    FILE_KIND_UNKNOWN(422),
    /** Arguments: the most megabytes. */
    FILE_TOO_LARGE(422),
    /** A packed file would become too large. Arguments: the most megabytes unpacked. */
    FILE_UNPACKS_TOO_LARGE(422),
    /** Arguments: the most rows. */
    FILE_TOO_MANY_ROWS(422),
    /** A workbook has several sheets, hidden ones included. Arguments: their names. */
    SHEETS_MANY(422),
    /** A cell holds a formula. Arguments: none. */
    CELL_FORMULA(422),
    /** A code stands as a number, which may have lost zeros. Arguments: the number. */
    CELL_NUMBER(422),
    /** A quotation mark is never closed. Arguments: none. */
    QUOTE_OPEN(422),
    /** Arguments: the column. */
    COLUMN_MISSING(422),
    /** Arguments: the column, the known ones. */
    COLUMN_UNKNOWN(422),
    /** Arguments: the column. */
    COLUMN_TWICE(422),
    /** From its columns it cannot be told what a list is of. Arguments: the columns found. */
    LIST_UNKNOWN(422),
    /** Not a day. Arguments: the value. */
    DAY_NOT_READABLE(422),
    /** Not a window. Arguments: the value. */
    WINDOW_NOT_READABLE(422),
    /** Not a count in a file: a plain decimal, not negative. Arguments: the value. */
    COUNT_NOT_READABLE(422),
    /** A code has signs that codes do not have. Arguments: the code. */
    CODE_NOT_USABLE(422),
    /** The same area, unit or succession stands twice for the same days. Arguments: the code, the days. */
    LISTED_TWICE(422),
    /** A code is borne by another on some of the days. Arguments: the code, who bears it, the days. */
    CODE_BORNE(422),
    /** There is nobody whom a row could continue. Arguments: the code, the day. */
    CONTINUES_NOTHING(422),
    /** Level and force are kept for life. Arguments: who, what it was, what it would be. */
    KIND_KEPT(422),
    /** Nothing bore the code on the day. Arguments: the code, the day. */
    CODE_UNKNOWN_ON_DAY(422),
    /** Only what ends on the day goes into another. Arguments: the code, the day. */
    SUCCESSION_NOT_ENDED(422),
    /** A known succession rests on the day on which what it is about ended. Arguments: what ended, what followed it, the day. */
    SUCCESSION_RESTS_ON_END(422),
    /** A known succession rests on what followed being there. Arguments: what followed, what it followed, the day. */
    SUCCESSION_RESTS_ON_SUCCESSOR(422),
    /** Nothing succeeds itself. Arguments: the code. */
    SUCCESSION_TO_ITSELF(422),
    /** There are more problems than are told at once. Arguments: how many more. */
    MORE_PROBLEMS(422),

    // Organisation

    /** What was typed names nothing that existed on the day. Arguments: what was typed. */
    NAME_UNKNOWN(422),
    /** What was typed could be several. Arguments: what was typed, some of those it could be. */
    NAME_AMBIGUOUS(422),
    /** An area or unit cannot lie under that one. Arguments: the lower, the upper. */
    WRONG_SUPERIOR(422),
    /** A unit or area would come to lie under itself. Arguments: the lower, the upper. */
    LIES_UNDER_ITSELF(422),
    /** A superior does not exist on all of the days. Arguments: the superior, the days. */
    SUPERIOR_ABSENT(422),
    /** An area cannot go into itself. Arguments: the area. */
    AREA_FOLLOWS_ITSELF(422),
    /** Only an area that ends on the day goes into another. Arguments: the area, the day. */
    AREA_NOT_ENDED(422),
    /** The area that follows does not exist on the day. Arguments: the area, the day. */
    AREA_ABSENT(422),
    /** It cannot end while others lie under it. Arguments: what, how many, some of them. */
    OTHERS_LIE_UNDER(422),
    /** A code of a unit or an area is written in another way. Arguments: the code. */
    PLACE_CODE_UNREADABLE(422),
    /** Another bears the code on some of these days. Arguments: the code, who bears it, the days. */
    PLACE_CODE_TAKEN(422),
    /** Too few or too many are named. Arguments: the least, the most, how many were named. */
    PLACES_DO_NOT_FIT(422),
    /** What ends cannot take over from itself. */
    SUCCEEDS_ITSELF(422),
    /** Who takes over is not there on that day. Arguments: who takes over, from whom. */
    SUCCESSOR_ABSENT(422),
    /** An area goes into one of its own level only. Arguments: the one, the other. */
    SUCCESSOR_OF_OTHER_LEVEL(422),
    /** The unit answers for the area on all these days already. Arguments: the unit, the area, the first day. */
    ANSWERS_ALREADY(422),
    /** The unit does not itself answer for the area from the day on. Arguments: the unit, the area, the day. */
    ANSWERS_NOT(422),
    /** It is already as wished. Arguments: what. */
    NOTHING_WOULD_CHANGE(422),
    /** A later change of the same is already known. Arguments: what, from which day. */
    CHANGED_LATER_ALREADY(409),
    /** It cannot end with nobody taking over. Arguments: what, the duty left. */
    DUTIES_LEFT(409),
    /** The id is that of another change. Arguments: the id. */
    CHANGE_ID_TAKEN(409),
    /** A change is taken back before its day only. Arguments: the day. */
    CHANGE_DAY_HAS_COME(409),
    /** It has been taken back already. Arguments: by whom. */
    CHANGE_UNDONE_ALREADY(409),
    /** The same has been changed after it. */
    CHANGE_TOUCHED_SINCE(409),
    /** Something has come to rely on what it founded. */
    CHANGE_RELIED_ON(409),
    /** A force is not there on all of the days on which a unit is of it. Arguments: the force, the days. */
    FORCE_ABSENT(422),
    /** A force cannot end while units are of it. Arguments: the force, how many, some of them. */
    FORCE_HAS_UNITS(422),
    /** There are no more bits for forces. Arguments: how many forces there may be. */
    FORCES_TOO_MANY(422),

    // Catalogue

    /** Reports are made as it happened, and the form says otherwise. Arguments: the form, what it says. */
    FORM_AS_IT_HAPPENED(422),
    /** Windows of one regime overlap. Arguments: one window, the next. */
    WINDOWS_OVERLAP(422),
    /** An indicator over cases or gangs names no stage. Arguments: the indicator, the measure. */
    STAGE_NEEDED(422),
    /** An indicator over something that has no stages names one. Arguments: the indicator, the stage. */
    STAGE_NOT_HERE(422),
    /** None of the categories knows the stage. Arguments: the stage, the categories. */
    STAGE_NOT_IN_CATEGORY(422),
    /** A template cannot be read. Arguments: the piece. */
    TEMPLATE_BROKEN(422),
    /** A measure is not one of those the kind counts. Arguments: the measure, the kind. */
    MEASURE_NOT_OF_KIND(422),

    /** The database does not answer. Arguments: its address, what the driver said. */
    DATABASE_UNREACHABLE(503),
    /** The database server is older than PostgreSQL 18. Arguments: its address, its version. */
    DATABASE_TOO_OLD(503),
    /** The schema was made by another version of the program. */
    DATABASE_OF_ANOTHER_VERSION(503),
    /** A backup is being restored into it, or a restore broke off. Arguments: its address. */
    DATABASE_BEING_RESTORED(503),

    // Backup

    /** A file of that name is there already. Arguments: the file. */
    BACKUP_FILE_EXISTS(409),
    /** Arguments: the file, the reason. */
    BACKUP_NOT_WRITABLE(500),
    /** Arguments: the file. */
    BACKUP_MISSING(404),
    /** The file is none of ours. Arguments: the file. */
    NOT_A_BACKUP(422),
    /** The key beside the database is not the one it is sealed with. Arguments: the file, its key, the keys of the books. */
    BACKUP_KEYS_OF_ANOTHER(409),
    /** A part is missing or was altered. Arguments: the file, where. */
    BACKUP_DAMAGED(422),
    /** Arguments: the file, the version that took it, the first migration this one does not have, or has otherwise. */
    BACKUP_OF_ANOTHER_VERSION(409),
    /** The keys are encrypted, and not with this phrase. Arguments: none. */
    BACKUP_PASSPHRASE_WRONG(422),
    /** Arguments: the directory or database. */
    RESTORE_TARGET_NOT_EMPTY(409),
    /** Keys are never overwritten. Arguments: the folder. */
    RESTORE_KEYS_THERE(409),
    /** What was loaded does not hold; it was taken back. Arguments: the file. */
    RESTORE_NOT_VERIFIED(422),

    /** A text holds what could be an identity number (9 or 12 digits in a row). */
    TEXT_WITH_IDENTITY_NUMBER(422),
    /** A text holds what could be a telephone number. */
    TEXT_WITH_PHONE(422),
    /** A text holds what could be the plate of a vehicle or the number of a boat. */
    TEXT_WITH_PLATE(422),
    /** A text carries a secrecy mark; only what is unclassified may be written here. */
    TEXT_WITH_SECRECY_MARK(422),
    /** Arguments: the most letters. */
    TEXT_TOO_LONG(422),
    /** The catalogue knows no such code, or not for this. Arguments: the code. */
    NOT_IN_CATALOGUE(422),
    /** The unit did not exist on the day. Arguments: its id, the day. */
    UNIT_UNKNOWN_ON_DAY(422),
    /** The unit is no longer there, and nobody took over from it. Arguments: the unit, its first day without it. */
    UNIT_CLOSED_SINCE(422),
    /** The unit is no longer there, others took over from it. Arguments: the unit, its first day without it, who took over. */
    UNIT_TAKEN_OVER_SINCE(422),
    /** The area did not exist on the day. Arguments: its id, the day. */
    AREA_UNKNOWN_ON_DAY(422),
    /** The area lies outside the jurisdiction of the book. Arguments: the area, the book. */
    AREA_OUTSIDE_BOOK(422),
    /** What is recorded has not happened yet. Arguments: the day. */
    NOT_HAPPENED_YET(422),
    /** Its end has not come yet, so that it cannot be submitted with it. Arguments: the end. */
    NOT_OVER_YET(422),
    /** The same is named twice. Arguments: what. */
    NAMED_TWICE(422),
    /** A contribution of a unit that is not in the record. Arguments: the unit. */
    UNIT_NOT_IN_RECORD(422),
    /** The amount must be above zero. Arguments: the amount. */
    AMOUNT_NOT_POSITIVE(422),
    /** A number was expected. Arguments: what stands there. */
    NOT_A_NUMBER(422),
    /** A number that is read in two ways. Arguments: what stands there, the one and the other it could be. */
    NUMBER_AMBIGUOUS(422),
    /** A day, or a day and time, was expected. Arguments: what stands there. */
    NOT_A_TIME(422),
    /** There is no such hour of a day. Arguments: what stands there. */
    NOT_AN_HOUR(422),
    /** No row of a list was chosen. Arguments: none. */
    NOTHING_CHOSEN(422),
    /** Nobody is asked to confirm the record. Arguments: none. */
    NO_PARTNER(409),
    /** A receiver is named at a milestone that is no hand-over outside the book. Arguments: none. */
    CASE_NOT_HANDED_OUT(422),
    /** No partner contests the record, so there is nothing to answer. Arguments: none. */
    NOT_CONTESTED(409),
    /** More of them than can be. Arguments: how many at most. */
    TOO_MANY(422),
    /** What the lead tells with every record of the kind. Arguments: the measure, the kind. */
    MEASURE_REQUIRED(422),
    /** More decimals than the measure has. Arguments: the amount, the decimals allowed. */
    TOO_MANY_DECIMALS(422),
    /** The record's state does not allow the step. Arguments: the step, the state. */
    STEP_NOT_POSSIBLE(409),
    /** Another record is already known under this id. Arguments: the id. */
    ID_ALREADY_TAKEN(409),
    /** The record itself is known already, with other content: a new id would write the same thing down twice. Arguments: its state, its version. */
    WRITTEN_ALREADY(409),
    /** A book that another one follows takes no new records. Arguments: the book, since when, the one that follows it. */
    BOOK_SUCCEEDED(409),
    /** A book is followed by one alone. Arguments: the book, since when, the one that follows it. */
    BOOK_FOLLOWED_ALREADY(409),
    /** A book follows those of provinces that went into its own. Arguments: the other book, the day. */
    BOOK_OF_OTHER_PROVINCE(422),
    /** What a book follows is taken back only while it is empty. Arguments: the book. */
    BOOK_HAS_ENTRIES(409),
    /** There is nothing to take back. Arguments: the book. */
    BOOK_FOLLOWS_NONE(409),
    /** Books are numbered one after the other. Arguments: the next number. */
    BOOK_NUMBER_NOT_NEXT(422),
    /** Another book is called so. Arguments: the code. */
    BOOK_CODE_TAKEN(422),
    /** A book belongs to a province that exists on its first day. Arguments: the day. */
    BOOK_WITHOUT_PROVINCE(422),
    /** A book cannot follow the common book, itself or one that follows it. Arguments: the book. */
    BOOK_CANNOT_FOLLOW(422),
    /** Public-order work is placed more finely than its kind allows. Arguments: the kind. */
    AREA_TOO_FINE(422),
    /** Who writes a record down does not take part in it. */
    OWN_UNIT_ABSENT(422),
    /** All database connections are busy; try again. */
    BUSY(503),
    /** The database ended the connection; whether what was sent is written, nobody can tell. Arguments: none. */
    DATABASE_BROKE_OFF(503),
    /** The data directory cannot be written. Arguments: the directory, the reason. */
    DATA_DIRECTORY_NOT_WRITABLE(500),
    /** The disk of the data directory is full. Arguments: the directory, free and needed megabytes. */
    DATA_DIRECTORY_FULL(507),
    /** The disk filled up while somebody worked; nothing of the work was written. Arguments: none. */
    DISK_FULL(507),
    /** Another process works on the data directory. Arguments: the directory, who (pid, since, address). */
    DATA_DIRECTORY_HELD(409),
    /** A file cannot be written. Arguments: the file, why. */
    FILE_NOT_WRITABLE(409),
    /** A file cannot be read. Arguments: none. */
    PATH_NOT_READABLE(404),

    // Proof of the book

    /** The file of the key that seals is gone. Arguments: the file, the key it should hold. */
    SEALING_KEY_MISSING(409),
    /** The file holds another key than the one that seals. Arguments: the file, the key in it, the key it should hold. */
    SEALING_KEY_WRONG(409),
    /** The file holds no key. Arguments: the file. */
    SEALING_KEY_UNREADABLE(409),
    /** A key that is there is not lost. Arguments: none. */
    SEALING_KEY_NOT_LOST(409),
    /** Neither a key's id nor a file that holds one. Arguments: what was given. */
    KEY_NOT_READABLE(422),
    /** What is compared with is broken itself. Arguments: what is wrong with it. */
    EARLIER_EXPORT_BROKEN(422),
    /** Two files are of different books. Arguments: the names of both. */
    EXPORT_OF_ANOTHER_BOOK(422),
    /** The code of a paper is none that was given. Arguments: none. */
    PAPER_UNKNOWN(404),

    /** Nothing has been started on the directory yet. Arguments: the directory. */
    DATA_DIRECTORY_EMPTY(404),
    /** What lies in the data directory is not ours to start. Arguments: the directory, the reason. */
    DATA_DIRECTORY_UNUSABLE(500),
    /** The port for the pages cannot be had. Arguments: address, port, the system's reason. */
    PORT_TAKEN(409),
    /** No such address on this machine. Arguments: the address. */
    ADDRESS_UNKNOWN(422),
    /** The URL names no PostgreSQL database. Arguments: none, since it may hold a password. */
    DATABASE_URL_NOT_READABLE(422),
    /** No PostgreSQL is shipped for this machine. Arguments: system, processor. */
    PLATFORM_NOT_SUPPORTED(500),
    /** Root may not run PostgreSQL and neither way of stepping down works here. Arguments: the directory. */
    POSTGRES_AS_ROOT(500),
    /** PostgreSQL did not start. Arguments: the end of its log, the log file. */
    POSTGRES_NOT_STARTED(500),
    /** No such report form. Arguments: the code, the known codes. */
    REPORT_FORM_UNKNOWN(404),
    /** No book and no jurisdiction of this name. Arguments: what was asked for, the known ones. */
    REPORT_SCOPE_UNKNOWN(404),
    /** The window is of no regime of the form. Arguments: the window, the form, the form's nearest windows. */
    REPORT_WINDOW_UNKNOWN(422),
    /** The window belongs to a regime the form is not made for. Arguments: the window, that regime, the form, the form's nearest windows. */
    REPORT_WINDOW_OF_OTHER_REGIME(422),
    /** A book reports by this form already. Arguments: the form, since when. */
    FORM_DUE_ALREADY(409),
    /** A book does not report by this form, or has given it up. Arguments: the form. */
    FORM_NOT_DUE(409),
    /** The usual form is due in every book. Arguments: the form. */
    FORM_ALWAYS_DUE(422),
    /** Figures are frozen when the window is over. Arguments: the window's last day. */
    REPORT_WINDOW_NOT_OVER(409),
    /** There is a live report of this form on this window. Arguments: its state. */
    REPORT_EXISTS(409),
    /** The figures are frozen already. Arguments: when, by whom. */
    REPORT_ALREADY_FROZEN(409),
    /** Only a signed report is issued. Arguments: the state it is in. */
    REPORT_NOT_SIGNED(409),
    /** The step does not lead on from here. Arguments: the step, the state, the steps possible. */
    REPORT_STEP_OUT_OF_ORDER(409),
    /** Nobody approves what is his own. Arguments: who, what he did. */
    REPORT_OWN_DRAFT(403),
    /** Another report is being made in its place already. Arguments: the state of that one. */
    REPORT_BEING_REPLACED(409),
    /** The step is taken in an office of another body. Arguments: who takes it, of which body. */
    REPORT_OF_ANOTHER_BODY(403),
    /** Who may start a report of the book. Arguments: the coordinating unit. */
    REPORT_STARTED_BY_OTHERS(403),
    /** Nobody could issue the report. Arguments: the unit of who asks. */
    REPORT_NOBODY_TO_ISSUE(403),
    /** A way back needs a reason. Arguments: the step. */
    REPORT_REASON_MISSING(422),
    /** The words stand, since the content is approved. Arguments: the state. */
    REPORT_TEXT_CLOSED(409),
    /** Lines are confirmed before freezing. Arguments: the state. */
    REPORT_CONFIRMATION_CLOSED(409),
    /** The force does not answer for this line. Arguments: the line, the forces that do. */
    REPORT_LINE_OF_OTHERS(403),
    /** A unit below the head of a force does not speak for all of it. Arguments: the force, the units that do. */
    REPORT_LINES_BY_HEAD_OF_FORCE(403),
    /** A line is not what was seen of it: the figure is another, or the own force has spoken. Arguments: the line, the figure now. */
    REPORT_LINE_CHANGED(409),
    /** A token names nothing the report has. Arguments: the token. */
    REPORT_TOKEN_UNKNOWN(422),
    /** A brace belongs to no token. Arguments: what stands there. */
    REPORT_TOKEN_UNREADABLE(422),
    /** A figure was typed instead of its token. Arguments: the number, the token. */
    REPORT_FIGURE_TYPED(422),
    /** A number of things the book counts, but not from the book. Arguments: the number, the unit of count. */
    REPORT_NUMBER_NOT_OF_BOOK(422),
    /** The hedge has no true round. Arguments: the figure's name, its value, the token that prints it exactly. */
    REPORT_HEDGE_UNTRUE(422),
    /** A word that hedges was typed before a figure. Arguments: the word, the figure's name, the tokens that can be used. */
    REPORT_HEDGED_BY_HAND(422),
    /** Warning: a figure is no longer in the words. Arguments: its name. */
    REPORT_TOKEN_REMOVED(422),
    /** Warning: a number nobody can check. Arguments: the number. */
    REPORT_NUMBER_UNCHECKED(422),
    /** Papers cannot be written there. Arguments: the folder, the reason. */
    REPORT_FOLDER_NOT_WRITABLE(500),
    /** Nobody has said what the unit's papers bear at head and foot. Arguments: the unit, the day. */
    LETTERHEAD_MISSING(422),
    /** The letterhead names who signs, and this one is not among them. Arguments: who wants to sign, the issuing body. */
    SIGNER_NOT_NAMED(422),
    /** No account has this name. Arguments: the name. */
    SIGNER_UNKNOWN(422),
    /** One account is named twice as a signer. Arguments: its name. */
    SIGNER_TWICE(422),
    /** Another book numbers its papers under the symbol. Arguments: the symbol, that book. */
    LETTERHEAD_SYMBOL_TAKEN(409),
    /** A file cannot be read. Arguments: the file, the reason. */
    FILE_NOT_READABLE(422),

    // Cases

    /** More digits than any amount has. Arguments: the largest amount. */
    AMOUNT_TOO_LARGE(422),
    /** A day lies before the one it follows. Arguments: the day, the earliest possible one. */
    DAY_TOO_EARLY(422),
    /** A day lies years away. Arguments: the day, the latest possible one. */
    DAY_TOO_LATE(422),
    /** A milestone lies before the day the case was opened on. Arguments: its day, the opening. */
    CASE_MILESTONE_BEFORE_OPENING(422),
    /** After a hand-over who opened the case stays as it was. Arguments: none. */
    CASE_LEAD_STANDS(422),
    /** Who writes a case down leads it, with the own unit or one below. Arguments: none. */
    CASE_LEAD_NOT_OWN(403),
    /** Who is offered the case leads it already. Arguments: the unit. */
    CASE_LED_ALREADY(422),
    /** Handing a case to a body outside the book is no correction of another stage. Arguments: none. */
    CASE_STAGE_ENDS_IT(422),
    /** Other cases have been joined into it. Arguments: none. */
    CASE_HOLDS_OTHERS(409),
    /** A case severed from this one is not counted where this one was. Arguments: its title, the day it was opened. */
    CASE_PART_RELIES(409),
    /** No other case of this kind under this id to join into. Arguments: none. */
    CASE_NOT_TO_JOIN(422),

    // Information exchanged

    /** An item goes to somebody. Arguments: none. */
    EXCHANGE_WITHOUT_RECIPIENT(422),
    /** No unit of a force answers for the area. Arguments: the force, the area. */
    EXCHANGE_GROUP_EMPTY(422),
    /** A group of recipients that is to be used is kept no more, or is another unit's. Arguments: none. */
    EXCHANGE_SAVED_GROUP_GONE(422),
    /** A unit of a kept group has ended. Arguments: the group's name, the unit. */
    EXCHANGE_GROUP_UNIT_ENDED(422),
    /** The unit keeps another group under the name. Arguments: the name. */
    EXCHANGE_GROUP_NAME_TAKEN(409),
    /** A group of recipients stands for somebody. Arguments: none. */
    EXCHANGE_GROUP_WITHOUT_UNIT(422),
    /** The sender is named as a recipient. Arguments: the unit. */
    EXCHANGE_TO_ITSELF(422),
    /** An item is sent for the own unit or one below. Arguments: none. */
    EXCHANGE_SENDER_NOT_OWN(403),
    /** A bare count says nothing. Arguments: none. */
    EXCHANGE_COUNT_ONLY_WITH_TEXT(422),
    /** A day by which something is to be answered has gone by. Arguments: the day, today. */
    EXCHANGE_DUE_PAST(422),
    /** A day by which something is to be answered is years away. Arguments: the day, the latest. */
    EXCHANGE_DUE_TOO_LATE(422),
    /** A bulletin is not answered by a day. Arguments: none. */
    EXCHANGE_NOT_OF_KIND(422),
    /** A correction does not change what the item is, who gave it, to whom, and by when it is to be answered. Arguments: none. */
    EXCHANGE_STANDS(422),
    /** The item it goes on from is not there or not in sight. Arguments: its id. */
    EXCHANGE_FOLLOWS_UNKNOWN(422),
    /** The unit owes no answer any more. Arguments: the unit. */
    EXCHANGE_ANSWERED_ALREADY(409),
    /** There is nothing to decide on: nothing was asked, or it was decided meanwhile. Arguments: none. */
    EXCHANGE_NOTHING_ASKED(409),
    /** More time ends later than before. Arguments: the day, the present one. */
    EXCHANGE_NOT_LATER(422),
    /** The unit has the item already. Arguments: the unit. */
    EXCHANGE_KNOWS_ALREADY(422),
    /** What came of it is no activity and no case of the book. Arguments: the id. */
    EXCHANGE_OUTCOME_UNKNOWN(422),
    /** What the item said was dropped, so that nothing can be said of it any more. Arguments: none. */
    EXCHANGE_SAYS_NO_MORE(409),

    // Addresses that are told automatically

    /** Neither https nor localhost, or with parts that are of no use. Arguments: what was typed. */
    WEBHOOK_ADDRESS_UNREADABLE(422),
    /** The name leads into a network that is not allowed. Arguments: what was typed, where it leads. */
    WEBHOOK_ADDRESS_INSIDE(422),
    /** Told of nothing. Arguments: none. */
    WEBHOOK_WITHOUT_EVENT(422),
    /** A webhook stays its unit's. Arguments: none. */
    WEBHOOK_OF_ANOTHER_UNIT(422),
    /** The name leads into a network that is not allowed; where, administrators are told. Arguments: what was typed. */
    WEBHOOK_ADDRESS_NOT_OUTSIDE(422),
    /** A unit has as many as it may. Arguments: how many. */
    WEBHOOKS_TOO_MANY(409),
    /** Tried too often within a minute. Arguments: how often one may. */
    WEBHOOK_PINGS_TOO_MANY(429),
    // Notices by e-mail

    /** The installation sends no mail. Arguments: none. */
    MAIL_NOT_SET_UP(409),
    /** No address for mail, or one that not every server takes. Arguments: the address. */
    MAIL_ADDRESS_NOT_USABLE(422),
    /** Mails lead back to the house: its address must be known. Arguments: what was given. */
    MAIL_NEEDS_ORIGIN(422),
    /** The mail server did not take a mail. Arguments: the server, what it said. */
    MAIL_NOT_SENT(502),
    /** The account has no mailbox yet. Arguments: none. */
    NOTICE_ADDRESS_MISSING(409),
    /** Not the code that was sent last. Arguments: none. */
    NOTICE_CODE_WRONG(422),
    /** Codes are not tried for a while after too many failures. Arguments: minutes. */
    NOTICE_CODE_WAIT(429),
    /** Codes are not sent for a while after too many. Arguments: how many, minutes. */
    NOTICE_CODES_TOO_MANY(429),
    /** The digest would come when nothing may. Arguments: its hour, since when and until when it is quiet. */
    NOTICE_DIGEST_IN_QUIET(422),
    /** So late that it might come the next day. Arguments: its hour, the latest. */
    NOTICE_DIGEST_TOO_LATE(422),
    // Documents that come along with items. Arguments: the name of the file, and what is said

    /** Larger than any document taken in. Arguments: the name, the most megabytes. */
    ATTACHMENT_TOO_LARGE(413),
    ATTACHMENT_EMPTY(422),
    ATTACHMENT_NAME_UNUSABLE(422),
    /** Arguments: the name, the types taken in. */
    ATTACHMENT_TYPE_UNKNOWN(415),
    /** Its content is not what its name says, or is of two types at once. */
    ATTACHMENT_TYPE_MISMATCH(422),
    ATTACHMENT_IS_IMAGE(422),
    ATTACHMENT_WITH_IMAGE(422),
    /** A small picture of its first page, as office programs keep one. */
    ATTACHMENT_WITH_PREVIEW(422),
    ATTACHMENT_WITH_MACRO(422),
    ATTACHMENT_WITH_EMBEDDED(422),
    /** It runs or fetches something when it is opened. */
    ATTACHMENT_ACTIVE(422),
    ATTACHMENT_EXTERNAL(422),
    ATTACHMENT_ENCRYPTED(422),
    ATTACHMENT_BOMB(422),
    ATTACHMENT_BROKEN(422),
    /** Packed in a way that is not looked through. */
    ATTACHMENT_UNREADABLE(422),
    ATTACHMENT_NOT_UTF8(422),
    ATTACHMENT_TEXT_TOO_LONG(422),
    /** Arguments of these four: the name, where in the document. */
    ATTACHMENT_WITH_IDENTITY_NUMBER(422),
    ATTACHMENT_WITH_PHONE(422),
    ATTACHMENT_WITH_PLATE(422),
    ATTACHMENT_WITH_SECRECY_MARK(422),
    ATTACHMENT_INFECTED(422),
    /** The virus scanner does not answer. */
    ATTACHMENT_SCANNER_AWAY(503),
    ATTACHMENT_TAKES_TOO_LONG(422),
    ATTACHMENTS_BUSY(503),
    /** Arguments: the most that go with one. */
    ATTACHMENTS_TOO_MANY(422),
    /** Two of the same name could not be told apart. Arguments: the name. */
    ATTACHMENT_NAMED_TWICE(422),
    /** Not uploaded for this item, by somebody else, or swept meanwhile. Arguments: its id. */
    ATTACHMENT_UNKNOWN(422),
    /** Documents go with a bulletin, a request or a reply. Arguments: none. */
    ATTACHMENT_NOT_OF_STEP(422),
    /** A bare count has none. Arguments: none. */
    ATTACHMENT_OF_BARE_COUNT(422),
    /** Too much was uploaded and not sent. Arguments: the most. */
    ATTACHMENTS_WAITING(409),

    // Twins: the same thing written down twice

    /** Records are merged within one book. Arguments: none. */
    MERGE_ACROSS_BOOKS(422),
    /** A record is named as its own twin. Arguments: none. */
    MERGE_WITH_ITSELF(422),
    /** Two kinds, or one of them invented while a drill is played. Arguments: none. */
    MERGE_OF_DIFFERENT_KINDS(422),
    /** Whoever decides answers for both leads or coordinates the book. Arguments: who could. */
    MERGE_NOT_YOURS(403),
    /** Nothing in either record is what was chosen, or not in the one it is to be taken from. Arguments: the choice. */
    MERGE_CHOICE_UNFIT(422),
    /** The effect that was shown is that of another choice. Arguments: none. */
    MERGE_NOT_AS_SHOWN(409),
    /** The record has not been merged into another one. Arguments: none. */
    MERGE_NONE(409),
    /** The record that stayed has been changed since the merge. Arguments: none. */
    MERGE_CHANGED_SINCE(409),
    /** Another record went into the same one later, or that one into another. Arguments: the record whose merge is undone first. */
    MERGE_LATER_FIRST(409),
    /** Somebody said that the two are different things. Arguments: none. */
    MERGE_TOLD_APART(409),
    /** Others were merged into the record that would go. Arguments: none. */
    MERGE_HOLDS_OTHERS(409),
    /** The book no longer holds what the records were before. Arguments: none. */
    MERGE_TOO_OLD(409),
    /** The unit leads the record already. Arguments: the unit. */
    JOIN_LED_ALREADY(422),
    /** The record does not look like what is being written down. Arguments: none. */
    JOIN_NO_TWIN(422),
    /** No unit one acts for takes part in what is written down. Arguments: none. */
    JOIN_WITHOUT_UNIT(422),
    /** Other units take part in the own record, which would go. Arguments: the units. */
    JOIN_LEAVES_OTHERS(409),
    /** Other units of one's own take part in what goes, and do not join. Arguments: the units. */
    JOIN_LEAVES_OWN(422),

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
