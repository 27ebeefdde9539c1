package vn.phoihop.catalogue;

/** One dated entry of the catalogue, identified by its type and code. */
public sealed interface Definition permits Category, Form, Holidays, Indicator, Kind, Measure, Regime, Stage, Topic {

    String code();
}
