import "./look/fonts";
import "./portal.scss";
