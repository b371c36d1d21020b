package hims.fhir;

import hims.platform.Rejected;
import hims.platform.web.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the container refuses before any servlet sees it: bad escapes, characters no address has, lines that are too long. Its
 * answer is an OperationOutcome where the address is FHIR's or cannot be read at all, and nowhere a page of the container.
 */
@Component
@Order // after the customizer that brings the container's own
class AddressErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final ObjectProvider<Outcomes> outcomes;

    AddressErrors(ObjectProvider<Outcomes> outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                var pipeline = host.getPipeline();
                Arrays.stream(pipeline.getValves())
                        .filter(ErrorReportValve.class::isInstance)
                        .forEach(pipeline::removeValve);
                pipeline.addValve(new Report(outcomes));
                host.setErrorReportValveClass(Report.class.getName()); // so that the host adds none of its own
            }
        });
    }

    static final class Report extends ErrorReportValve {
        private final ObjectProvider<Outcomes> outcomes;

        Report(ObjectProvider<Outcomes> outcomes) {
            this.outcomes = outcomes;
            setShowReport(false);
            setShowServerInfo(false);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var address = request.getDecodedRequestURI();
            try {
                if (address == null || address.isEmpty() || FhirServlet.isAt(address)) {
                    var refusal = new Rejected(FhirProblem.ADDRESS_MALFORMED);
                    var answer = outcomes.getObject().of(refusal, Language.EN);
                    response.setContentType(Format.JSON.type() + ";charset=UTF-8");
                    response.getOutputStream().write(answer.body());
                } else {
                    response.setContentType("text/plain");
                    response.getOutputStream().print(status);
                }
                response.finishResponse();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
