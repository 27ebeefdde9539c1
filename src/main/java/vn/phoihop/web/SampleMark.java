package vn.phoihop.web;

/** Tells the kit whether the installation holds invented data, which every page then says. */
public interface SampleMark {

    boolean shown();
}
