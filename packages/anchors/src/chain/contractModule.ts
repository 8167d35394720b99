// Made by "node tools/contract/build.mjs" from packages/anchors/contract/KeduAnchors.sol (solc 0.8.37+commit.f401782d.Emscripten.clang); do not edit.

/** SHA-256 of the 515 bytes that stand at the address of the contract. */
export const CONTRACT_SHA256 = 'fea61c927aa15fa3fc2c24a16a5dafa9549b38e39ebe53d495c9bc84a43a7ade';

/** First four bytes of a call of anchor(bytes32,uint64,bytes32,bytes32). */
export const ANCHOR_SELECTOR = '7f00e393';

/** Bytes that make the contract, in hexadecimal; those that then run are the last of them. */
export const CONTRACT_CODE = [
  '6080604052348015600f57600080fd5b506102038061001f6000396000f3fe608060405234801561001057600080fd5b506004361061003657600035',
  '60e01c80637f00e3931461003b578063e3b3359414610050575b600080fd5b61004e610049366004610181565b6100b0565b005b61008c61005e3660',
  '046101cb565b60006020818152928152604080822090935290815220805460019091015467ffffffffffffffff9091169082565b6040805167ffffff',
  'ffffffffff909316835260208301919091520160405180910390f35b336000908152602081815260408083208784529091529020805467ffffffffff',
  'ffffff908116908516116101125780546040516324a003b960e21b815267ffffffffffffffff80871660048301529091166024820152604401604051',
  '80910390fd5b805467ffffffffffffffff191667ffffffffffffffff8516908117825560018201849055604080519182526020820185905281018390',
  '52339086907fd08c0f9b474d9b3e230a73cb2d02327e814c6e65c51849d1765617f47c94e4cf9060600160405180910390a35050505050565b600080',
  '6000806080858703121561019757600080fd5b84359350602085013567ffffffffffffffff811681146101b657600080fd5b93969395505050506040',
  '820135916060013590565b600080604083850312156101de57600080fd5b82356001600160a01b03811681146101f557600080fd5b94602093909301',
  '359350505056',
].join('');

export const CONTRACT_RUNTIME_BYTES = 515;

/** The contract as wallets and explorers of chains read it. */
export const CONTRACT_ABI = '[{"inputs":[{"internalType":"uint64","name":"size","type":"uint64"},{"internalType":"uint64","name":"last","type":"uint64"}],"name":"NotLarger","type":"error"},{"anonymous":false,"inputs":[{"indexed":true,"internalType":"bytes32","name":"origin","type":"bytes32"},{"indexed":true,"internalType":"address","name":"keeper","type":"address"},{"indexed":false,"internalType":"uint64","name":"size","type":"uint64"},{"indexed":false,"internalType":"bytes32","name":"root","type":"bytes32"},{"indexed":false,"internalType":"bytes32","name":"checkpoint","type":"bytes32"}],"name":"Anchored","type":"event"},{"inputs":[{"internalType":"bytes32","name":"origin","type":"bytes32"},{"internalType":"uint64","name":"size","type":"uint64"},{"internalType":"bytes32","name":"root","type":"bytes32"},{"internalType":"bytes32","name":"checkpoint","type":"bytes32"}],"name":"anchor","outputs":[],"stateMutability":"nonpayable","type":"function"},{"inputs":[{"internalType":"address","name":"keeper","type":"address"},{"internalType":"bytes32","name":"origin","type":"bytes32"}],"name":"heads","outputs":[{"internalType":"uint64","name":"size","type":"uint64"},{"internalType":"bytes32","name":"root","type":"bytes32"}],"stateMutability":"view","type":"function"}]';
