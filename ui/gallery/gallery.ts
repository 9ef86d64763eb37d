import '../src/design/fonts.css';
import '../src/design/app.css';
import { mount } from 'svelte';
import { look, type Theme } from '../src/design/look.svelte';
import { guardComposition } from '../src/input/ime';
import { listenForShortcuts } from '../src/input/keys';
import { words } from '../src/words/words.svelte';
import Gallery from './Gallery.svelte';

const asked = new URLSearchParams(location.search);
words.speak(asked.get('lang') === 'en' ? 'en' : 'ja');
look.wear({ theme: (asked.get('theme') ?? 'light') as Theme, textScale: Number(asked.get('scale') ?? 1) });
guardComposition(window);
listenForShortcuts(window);

const target = document.getElementById('app');
if (target) mount(Gallery, { target });
