package vn.phoihop.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/**
 * A controller that answers with pages. Each of its methods is one transaction, which ends before the page is drawn: so a slow
 * reader holds no connection, and a refusal leaves nothing half-written. Its class is not final and its methods not private.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Controller
@Transactional
public @interface PageController {}
