export default { parameters: {} };
