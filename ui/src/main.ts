import './design/fonts.css';
import './design/app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { look } from './design/look.svelte';
import { leaving } from './host/leaving.svelte';
import { guardComposition } from './input/ime';
import { keepFocus } from './input/kept-focus';
import { listenForShortcuts } from './input/keys';
import { preferredLocale, words } from './words/words.svelte';

look.wear({ theme: 'system', textScale: 1 });
guardComposition(window);
listenForShortcuts(window);
keepFocus(window);
leaving.listen(window);

const target = document.getElementById('app');
if (target) void words.speak(preferredLocale(navigator.languages)).then(() => mount(App, { target }));
