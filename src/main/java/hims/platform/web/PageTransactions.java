package hims.platform.web;

import java.lang.reflect.Method;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a page shows is read in one transaction, with the audit rows of those reads: one commit, before the first byte of the
 * answer. Without it each use case a page asks would be a transaction of its own.
 */
final class PageTransactions extends StaticMethodMatcherPointcutAdvisor {
    PageTransactions(PlatformTransactionManager transactions) {
        setAdvice(new TransactionInterceptor(transactions, (_, _) -> new DefaultTransactionAttribute()));
        setClassFilter(type ->
                type.getName().startsWith("hims.") && AnnotatedElementUtils.hasAnnotation(type, Controller.class));
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        return method.getReturnType() == ModelAndView.class && method.isAnnotationPresent(GetMapping.class);
    }
}
