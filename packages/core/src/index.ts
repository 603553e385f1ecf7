export { roles, type Role } from './protocol/index.ts';
