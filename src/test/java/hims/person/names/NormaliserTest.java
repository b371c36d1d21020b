package hims.person.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {
    private final Normaliser normaliser = Normaliser.current();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lakshmi, Laxmi, Laksmi, Lakshmee, Luxmi, लक्ष्मी, ਲਕਸ਼ਮੀ, لکشمی",
                "Mohammed, Mohammad, Muhammad, Mohd, Mohd., Md, Md., मोहम्मद, محمد",
                "Chaudhary, Choudhary, Chaudhry, Chowdhury, Chowdhry, Choudhury, Chaudhari, चौधरी, چودھری",
                "Sunita, Suneeta, Sunitaa, SUNITA, सुनीता, ਸੁਨੀਤਾ, سنیتا",
                "Qureshi, Kureshi, Quraishi, Qureshy, कुरैशी, क़ुरैशी, قریشی",
                "Shaikh, Sheikh, Shekh, Sk, शेख, شیخ",
                "Farooqui, Farooqi, Faruki, Faruqi",
                "Waseem, Vasim, Wasim, वसीम",
                "Deepak, Dipak, दीपक",
                "Pooja, Puja, पूजा",
                "Zahid, Jahid, ज़ाहिद, ज़ाहिद",
                "Surendra, Surender, Surinder, सुरेंद्र, सुरेन्द्र",
                "Vijay, Vijai, विजय",
                "Gyan, Gian",
                "Agarwal, Aggarwal, Agrawal, अग्रवाल",
                "Krishna, Krishan, कृष्ण",
                "Singh, Sing, Sinh, सिंह, ਸਿੰਘ, سنگھ",
                "Kaur, Kour, कौर, ਕੌਰ",
                "Ahmed, Ahmad, Ahamed, احمد, अहमद",
                "Ayesha, Aisha, आयशा, عائشہ",
                "Pandey, Pande, Panday, पांडे"
            })
    void spellings_of_one_name_share_one_key(String spellings) {
        List<String> names = Stream.of(spellings.split(", ", -1)).toList();
        assertThat(names).allSatisfy(name -> assertThat(keys(name)).isEqualTo(keys(names.getFirst())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vikram, Bikram, विक्रम",
                "Khan, Kan",
                "Harbhajan, ਹਰਭਜਨ, हरभजन",
                "Kamla, Kamala, कमला",
                "Bahadur, Bahadar, بہادر"
            })
    void names_that_sound_alike_share_one_code(String spellings) {
        List<String> names = Stream.of(spellings.split(", ", -1)).toList();
        assertThat(names).allSatisfy(name -> assertThat(codes(name)).isEqualTo(codes(names.getFirst())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ram, Roma", "Ram, Reema", "Sunita, Anita", "Asha, Usha", "Raman, Rahman", "Ravi, Rekha"})
    void names_that_differ_have_different_codes(String pair) {
        assertThat(codes(pair.split(", ", -1)[0])).isNotEqualTo(codes(pair.split(", ", -1)[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "रमेश=ramesh",
                "शबनम=shabnam",
                "सलमा=salmaa",
                "राजकुमार=raajkumaar",
                "जगदीश=jagdeesh",
                "अमरजीत=amarjeet",
                "मिश्र=mishra",
                "गर्ग=garg",
                "आनंद=aanand",
                "सरस्वती=sarasvatee",
                "पूनम=poonam",
                "मनोहर=manohar"
            })
    void the_inherent_vowel_is_dropped_where_speech_drops_it(String pair) {
        String[] sides = pair.split("=", -1);
        assertThat(normaliser.inLatin(sides[0]).toLowerCase(java.util.Locale.ROOT))
                .isEqualTo(sides[1]);
    }

    @Test
    void honorifics_and_marks_are_no_part_of_the_name() {
        assertThat(keys("Smt. Sunita Devi")).isEqualTo(keys("Sunita Devi"));
        assertThat(keys("Shri Ram Prasad ji")).isEqualTo(keys("Ram Prasad"));
        assertThat(keys("श्रीमती सुनीता देवी")).isEqualTo(keys("Sunita Devi"));
        assertThat(keys("Sardar Harbhajan Singh")).isEqualTo(keys("Harbhajan Singh"));
        assertThat(keys("Sardar Singh")).hasSize(2);
    }

    @Test
    void a_joiner_starts_the_name_of_the_relative() {
        SpokenName name = normaliser.read("Sunita Devi W/o Ram Prasad");
        assertThat(name.parts()).extracting(NamePart::key).isEqualTo(keys("Sunita Devi"));
        assertThat(name.relative().orElseThrow().kind()).isEqualTo("HUSBAND");
        assertThat(name.relative().orElseThrow().parts())
                .extracting(NamePart::key)
                .isEqualTo(keys("Ram Prasad"));
        assertThat(normaliser
                        .read("सुनीता पत्नी राम प्रसाद")
                        .relative()
                        .orElseThrow()
                        .kind())
                .isEqualTo("HUSBAND");
    }

    @Test
    void endings_written_onto_a_name_become_words_of_their_own() {
        assertThat(keys("Rameshbhai Patel")).isEqualTo(keys("Ramesh bhai Patel"));
        assertThat(keys("Laxmibai")).isEqualTo(keys("Lakshmi Bai"));
        assertThat(keys("Ramji")).isEqualTo(keys("Ramji"));
    }

    @Test
    void initials_and_single_letters_are_kept() {
        assertThat(normaliser.parts("K. S. Rao")).extracting(NamePart::initial).containsExactly(true, true, false);
        assertThat(normaliser.parts("O")).hasSize(1);
    }

    @Test
    void odd_input_is_read_as_far_as_it_has_letters() {
        assertThat(keys("O'Brien")).isEqualTo(keys("O’Brien"));
        assertThat(normaliser.parts("😀 123 --")).isEmpty();
        assertThat(keys("Null")).containsExactly("nul");
        assertThat(keys("D'Souza")).isEqualTo(keys("DSouza"));
        assertThat(keys("José")).isEqualTo(keys("Jose"));
        assertThat(normaliser.parts("<script>alert(1)</script>")).isNotEmpty();
    }

    private List<String> keys(String name) {
        return normaliser.parts(name).stream().map(NamePart::key).collect(Collectors.toList());
    }

    private List<String> codes(String name) {
        return normaliser.parts(name).stream().map(NamePart::code).toList();
    }
}
