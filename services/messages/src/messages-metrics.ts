import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
