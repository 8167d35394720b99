import './app/style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './app/router.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no root');
createRoot(place).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
