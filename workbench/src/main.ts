import { mount } from "svelte";
import App from "./app/App.svelte";
import { watchTheme } from "./app/preferences.svelte.ts";
import "./design/tokens.css";
import "./design/base.css";

watchTheme();
const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");
mount(App, { target });
