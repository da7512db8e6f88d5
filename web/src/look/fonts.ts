// Golos Text has Ә Ғ Қ Ң Ө Ұ Ү Һ І; the browser fetches only the subsets that a page needs.
import "@fontsource/golos-text/400.css";
import "@fontsource/golos-text/600.css";
import "@fontsource/golos-text/700.css";
